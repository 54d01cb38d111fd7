import type { Database } from "../db/database.ts"
import { say } from "../output.ts"
import { annotatePending } from "../writing/annotate/annotate-pending.ts"
import { outlasting } from "../writing/outlast.ts"
import type { Shortfalls } from "../writing/passed-over/shortfalls.ts"
import { ProgressDisplay } from "./progress.ts"

/**
 * Annotates the articles that wait and shows the progress, then says how many there were and how long it took. @returns how
 * many.
 */
export async function annotateAndReport(database: Database, shortfalls: Shortfalls): Promise<number> {
  const display = new ProgressDisplay()
  const start = performance.now()
  const annotated = await outlasting(database, () =>
    annotatePending(database, (phase, done, total) => display.update(phase, done, total), shortfalls),
  ).finally(() => display.end())
  if (annotated > 0) say(`Annotated ${annotated} articles. ${((performance.now() - start) / 1000).toFixed(1)} s`)
  return annotated
}
