import type { Database } from "../../db/database.ts"
import { takeTurn } from "../../db/locks.ts"
import type { Transaction } from "../../db/transaction.ts"
import { heardByAll } from "./listener.ts"
import { insertChange } from "./sql.ts"
import { Touched } from "./touched.ts"

/**
 * A transaction that changes what readers see: what it touched is written in it, and told to every process when it commits.
 * Resolves when no process answers from memory any more what was there before: within milliseconds, LEASE_MS at most.
 * @param work notes what it touches; a transaction that is taken back tells nothing.
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
