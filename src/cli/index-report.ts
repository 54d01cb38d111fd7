import type { Database } from "../db/database.ts"
import { say } from "../output.ts"
import { indexPending } from "../writing/index/index-articles.ts"
import { outlasting } from "../writing/outlast.ts"
import type { Shortfalls } from "../writing/passed-over/shortfalls.ts"
import { ProgressDisplay } from "./progress.ts"
import type { WorkersBeside } from "./workers-beside.ts"

/** The name of the step, as other processes report it too. */
const PHASE = "indexing articles"

/**
 * Indexes the articles that wait and shows the progress, then says how many there were and how long it took.
 * @param beside processes that do the same at the same time. @returns how many this process did.
 */
export async function indexAndReport(database: Database, shortfalls: Shortfalls, beside?: WorkersBeside): Promise<number> {
  const display = new ProgressDisplay()
  const start = performance.now()
  const show = (done: number, total: number) => display.update(PHASE, done + (beside?.done(PHASE) ?? 0), total)
  const indexed = await outlasting(database, () => indexPending(database, show, shortfalls)).finally(() => display.end())
  if (indexed > 0) say(`Indexed ${indexed} articles for search. ${((performance.now() - start) / 1000).toFixed(1)} s`)
  return indexed
}
