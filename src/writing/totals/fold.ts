import type { Database } from "../../db/database.ts"
import { takeTurn } from "../../db/locks.ts"
import { type FoldedRow, fold } from "./sql.ts"

/** So many changes of totals may wait: readers add them up. */
const LEFT = 500

/** So many are folded in one transaction. */
const AT_ONCE = 5_000

/**
 * Folds what writes appended into the totals, in short transactions, until few are left. Readers see the same before, meanwhile and after.
 * @param left how many changes may wait.
 */
export async function foldTotals(database: Database, left = LEFT): Promise<void> {
  for (;;) {
    const changes = await database.transaction(async (transaction) => {
      await transaction.script(takeTurn("TOTALS"))
      const [row] = await transaction.query<FoldedRow>(fold(left + 1, AT_ONCE))
      return row?.changes ?? 0
    })
    if (changes < AT_ONCE) return
  }
}
