import type { Database } from "../../db/database.ts"
import { MERGE_ENTRIES } from "./sql.ts"

/**
 * After how many new articles their entries are merged into the index. The more at once, the less work for each, but the slower
 * are searches in the meantime, which also read the list of unmerged entries. 4,000 articles of 5.8 kB make some 64 MB.
 */
const MERGED_TOGETHER = 4_000

/** Merges entries into the index while more are being written, and makes writers wait when unmerged entries pile up. */
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
    // The promise is awaited later, by the next call that must wait; this handler only keeps a failure until then from counting
    // as unhandled.
    merging.catch(() => {})
  }
  return {
    /** Counts entries that were written. Resolves at once, or, when too many wait, once the entries before them are merged. */
    async added(articles: number): Promise<void> {
      waiting += articles
      while (merging && waiting >= MERGED_TOGETHER) await merging
      if (waiting >= MERGED_TOGETHER) begin()
    },
    /** Merges what is left, and resolves when that is done. */
    async rest(): Promise<void> {
      while (merging) await merging
      if (waiting > 0) begin()
      while (merging) await merging
    },
  }
}
