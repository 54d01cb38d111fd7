import type { Database } from "../../db/database.ts"
import { takeTurn } from "../../db/locks.ts"
import type { Transaction } from "../../db/transaction.ts"
import { heardByAll } from "./listener.ts"
import { insertChange, noteUntold, takeUntold } from "./sql.ts"
import { Touched } from "./touched.ts"

/**
 * A transaction that works off a batch of what waits, and changes what readers see. The rows that it touched are told when it commits; the
 * lists, of which every batch touches the same, are noted and told together with those of later batches, so that not each batch throws away
 * every answer that was found in a list. It waits for nobody to hear of it.
 */
export async function changingInBackground<Result>(
  database: Database,
  work: (transaction: Transaction, touched: Touched) => Promise<Result>,
): Promise<Result> {
  let id: string | null = null
  const result = await database.transaction(async (transaction) => {
    const touched = new Touched()
    const done = await work(transaction, touched)
    id = await recordBatch(transaction, touched)
    return done
  })
  if (id !== null) database.announce?.(id)
  return result
}

async function recordBatch(transaction: Transaction, touched: Touched): Promise<string | null> {
  const change = touched.change()
  if (change === null) return null
  await transaction.script(takeTurn("TELL"))
  if (change === "EVERYTHING") return told(transaction, null)
  const rows = change.filter((key) => key.includes(":"))
  const lists = change.filter((key) => !key.includes(":"))
  const due = lists.length > 0 ? await transaction.query<{ list: string }>(noteUntold(lists)) : []
  const keys = [...rows, ...due.map(({ list }) => list)]
  return keys.length > 0 ? told(transaction, keys) : null
}

/**
 * Tells of the lists that batches touched. @param which DUE: where the first of these was touched some seconds ago. ALL: now, and waits
 * until everybody has heard of it.
 */
export async function tellUntold(database: Database, which: "DUE" | "ALL"): Promise<void> {
  const id = await database.transaction(async (transaction) => {
    await transaction.script(takeTurn("TELL"))
    const lists = await transaction.query<{ list: string }>(takeUntold(which === "ALL"))
    return lists.length > 0
      ? told(
          transaction,
          lists.map(({ list }) => list),
        )
      : null
  })
  if (id === null) return
  database.announce?.(id)
  if (which === "ALL") await heardByAll(database.pool, id)
}

async function told(transaction: Transaction, keys: readonly string[] | null): Promise<string | null> {
  const [row] = await transaction.query<{ id: string }>(insertChange(keys))
  return row?.id ?? null
}
