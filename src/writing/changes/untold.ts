import type { Database } from "../../db/database.ts"
import { takeTurn } from "../../db/locks.ts"
import type { Transaction } from "../../db/transaction.ts"
import { insertedChange, recording } from "./changing.ts"
import { heardByAll } from "./listener.ts"
import { noteUntold, takeUntold } from "./sql.ts"
import type { Change, Touched } from "./touched.ts"

/**
 * Runs a transaction that does a batch of background work. Other processes are told of the rows that it touched when it commits.
 * Lists are different: every batch touches the same ones, so they are noted in a table and told together with those of later
 * batches. Otherwise each batch would throw away every cached answer that was read from a list. Waits for nobody to hear of it.
 */
export async function changingInBackground<Result>(
  database: Database,
  work: (transaction: Transaction, touched: Touched) => Promise<Result>,
): Promise<Result> {
  const { result } = await recording(database, work, recordBatch)
  return result
}

async function recordBatch(transaction: Transaction, change: Change): Promise<string | null> {
  if (change === "EVERYTHING") return insertedChange(transaction, null)
  const rows = change.filter((key) => key.includes(":"))
  const lists = change.filter((key) => !key.includes(":"))
  const due = lists.length > 0 ? await transaction.query<{ list: string }>(noteUntold(lists)) : []
  const keys = [...rows, ...due.map(({ list }) => list)]
  return keys.length > 0 ? insertedChange(transaction, keys) : null
}

/**
 * Tells other processes of the lists that batches touched. @param which DUE: only if the oldest of them has waited for some
 * seconds. ALL: now, and waits until every process has heard of it.
 */
export async function tellUntold(database: Database, which: "DUE" | "ALL"): Promise<void> {
  const id = await database.transaction(async (transaction) => {
    await transaction.script(takeTurn("TELL"))
    const lists = await transaction.query<{ list: string }>(takeUntold(which === "ALL"))
    return lists.length > 0
      ? insertedChange(
          transaction,
          lists.map(({ list }) => list),
        )
      : null
  })
  if (id === null) return
  database.announce?.(id)
  if (which === "ALL") await heardByAll(database.pool, id)
}
