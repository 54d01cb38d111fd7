import type { Database } from "../../db/database.ts"
import { takeTurn } from "../../db/locks.ts"
import { type FoldedRow, fold } from "./sql.ts"

/** How many changes of totals may wait, since readers must add them up. */
const LEFT = 500

/** How many changes one transaction folds. */
const AT_ONCE = 5_000

/**
 * Folds the changes that writes have appended into the totals, in short transactions, until few are left. Readers get the same
 * sums before, meanwhile and after. @param left how many changes may wait.
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
