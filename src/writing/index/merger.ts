import type { Database } from "../../db/database.ts"
import { MERGE_ENTRIES } from "./sql.ts"

/**
 * After this many articles their entries are merged into the index: the more together, the less work for each, and the longer a search
 * takes meanwhile, which reads through what waits. 4,000 articles of 5.8 kB are some 64 MB.
 */
const MERGED_TOGETHER = 4_000

/** Merges entries into the index while more are written, and keeps what is written from running ahead of it. */
export function merger(database: Database) {
  let waiting = 0
  let merging: Promise<void> | null = null
  const begin = () => {
    waiting = 0
    merging = database
      .transaction((transaction) => transaction.script(MERGE_ENTRIES))
      .then(() => {
        merging = null
      })
    // Awaited by the next that must wait; until then a failure must not count as unhandled.
    merging.catch(() => {})
  }
  return {
    /** Tells of entries that were written. Resolves at once, or where too many wait, when those before them are merged. */
    async added(articles: number): Promise<void> {
      waiting += articles
      while (merging && waiting >= MERGED_TOGETHER) await merging
      if (waiting >= MERGED_TOGETHER) begin()
    },
    /** Merges what is left. */
    async rest(): Promise<void> {
      while (merging) await merging
      if (waiting > 0) begin()
      while (merging) await merging
    },
  }
}
