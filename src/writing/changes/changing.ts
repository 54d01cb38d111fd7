import type { Database } from "../../db/database.ts"
import { takeTurn } from "../../db/locks.ts"
import type { Transaction } from "../../db/transaction.ts"
import { heardByAll } from "./listener.ts"
import { insertChange } from "./sql.ts"
import { type Change, Touched } from "./touched.ts"

type Work<Result> = (transaction: Transaction, touched: Touched) => Promise<Result>

/**
 * Runs a transaction that changes what readers see. The transaction also writes what it touched, and every process is told of
 * it after the commit. Resolves when no process answers any more from memory with what was there before: usually within
 * milliseconds, after LEASE_MS at the latest. @param work notes what it touches; a transaction that is rolled back tells
 * nothing.
 */
export async function changing<Result>(database: Database, work: Work<Result>): Promise<Result> {
  const { result, id } = await recording(database, work, (transaction, change) =>
    insertedChange(transaction, change === "EVERYTHING" ? null : change),
  )
  if (id !== null) await heardByAll(database.pool, id)
  return result
}

/**
 * Runs a transaction that changes what readers see, and announces the recorded change after the commit, without waiting for
 * anybody to hear of it. @param record writes what the transaction touched, and returns the id of the recorded change; `null`
 * if there is nothing to tell yet. @returns the result of `work`, and that id.
 */
export async function recording<Result>(
  database: Database,
  work: Work<Result>,
  record: (transaction: Transaction, change: Change) => Promise<string | null>,
): Promise<{ readonly result: Result; readonly id: string | null }> {
  let id: string | null = null
  const result = await database.transaction(async (transaction) => {
    const touched = new Touched()
    const done = await work(transaction, touched)
    const change = touched.change()
    if (change !== null) {
      await transaction.script(takeTurn("TELL"))
      id = await record(transaction, change)
    }
    return done
  })
  if (id !== null) database.announce?.(id)
  return { result, id }
}

/** Writes a change into the log that all processes follow. @param keys `null` for everything. @returns its id. */
export async function insertedChange(transaction: Transaction, keys: readonly string[] | null): Promise<string | null> {
  const [row] = await transaction.query<{ id: string }>(insertChange(keys))
  return row?.id ?? null
}
