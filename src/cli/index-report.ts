import type { Database } from "../db/database.ts"
import { say } from "../output.ts"
import { indexPending } from "../writing/index/index-articles.ts"
import { outlasting } from "../writing/outlast.ts"
import type { Shortfalls } from "../writing/passed-over/shortfalls.ts"
import { ProgressDisplay } from "./progress.ts"

/**
 * Indexes the articles that wait and shows the progress, then says how many there were and how long it took. @returns how many.
 */
export async function indexAndReport(database: Database, shortfalls: Shortfalls): Promise<number> {
  const display = new ProgressDisplay()
  const start = performance.now()
  const show = (done: number, total: number) => display.update("indexing articles", done, total)
  const indexed = await outlasting(database, () => indexPending(database, show, shortfalls)).finally(() => display.end())
  if (indexed > 0) say(`Indexed ${indexed} articles for search. ${((performance.now() - start) / 1000).toFixed(1)} s`)
  return indexed
}
