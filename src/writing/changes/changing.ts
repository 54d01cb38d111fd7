import type { Database } from "../../db/database.ts"
import { takeTurn } from "../../db/locks.ts"
import type { Transaction } from "../../db/transaction.ts"
import { heardByAll } from "./listener.ts"
import { insertChange } from "./sql.ts"
import { Touched } from "./touched.ts"

/**
 * Runs a transaction that changes what readers see. The transaction also writes what it touched, and every process is told of
 * it after the commit. Resolves when no process answers any more from memory with what was there before: usually within
 * milliseconds, after LEASE_MS at the latest. @param work notes what it touches; a transaction that is rolled back tells
 * nothing.
 */
export async function changing<Result>(
  database: Database,
  work: (transaction: Transaction, touched: Touched) => Promise<Result>,
): Promise<Result> {
  let id: string | null = null
  const result = await database.transaction(async (transaction) => {
    const touched = new Touched()
    const done = await work(transaction, touched)
    id = await recordChange(transaction, touched)
    return done
  })
  if (id === null) return result
  database.announce?.(id)
  await heardByAll(database.pool, id)
  return result
}

async function recordChange(transaction: Transaction, touched: Touched): Promise<string | null> {
  const change = touched.change()
  if (change === null) return null
  await transaction.script(takeTurn("TELL"))
  const [row] = await transaction.query<{ id: string }>(insertChange(change === "EVERYTHING" ? null : change))
  return row?.id ?? null
}
