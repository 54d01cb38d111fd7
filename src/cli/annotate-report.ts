import type { Database } from "../db/database.ts"
import { say } from "../output.ts"
import { annotatePending } from "../writing/annotate/annotate-pending.ts"
import { outlasting } from "../writing/outlast.ts"
import type { Shortfalls } from "../writing/passed-over/shortfalls.ts"
import { ProgressDisplay } from "./progress.ts"
import type { WorkersBeside } from "./workers-beside.ts"

/**
 * Annotates the articles that wait and shows the progress, then says how many there were and how long it took.
 * @param beside processes that do the same at the same time. @returns how many this process did.
 */
export async function annotateAndReport(database: Database, shortfalls: Shortfalls, beside?: WorkersBeside): Promise<number> {
  const display = new ProgressDisplay()
  const start = performance.now()
  const annotated = await outlasting(database, () =>
    annotatePending(
      database,
      (phase, done, total) => display.update(phase, done + (beside?.done(phase) ?? 0), total),
      shortfalls,
    ),
  ).finally(() => display.end())
  if (annotated > 0) say(`Annotated ${annotated} articles. ${((performance.now() - start) / 1000).toFixed(1)} s`)
  return annotated
}
