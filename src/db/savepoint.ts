import { Failure, systemCode } from "../failure.ts"
import type { Transaction } from "./transaction.ts"

/**
 * Does work inside a transaction, in a savepoint, so that a failure rolls back only this work.
 * @returns the error, if the data that was read or written caused it (`liesInData`); `undefined` if the work was done.
 * @throws any other error: a database that is unreachable or full, an incorrect statement.
 */
export async function attempt(transaction: Transaction, work: () => Promise<void>): Promise<Error | undefined> {
  await transaction.script("SAVEPOINT attempt")
  try {
    await work()
  } catch (error) {
    if (!liesInData(error)) throw error
    await transaction.script("ROLLBACK TO SAVEPOINT attempt; RELEASE SAVEPOINT attempt")
    return error
  }
  await transaction.script("RELEASE SAVEPOINT attempt")
  return undefined
}

// Classes of https://www.postgresql.org/docs/current/errcodes-appendix.html: cardinality, data, constraints, limits; and XX000,
// with which PostgreSQL refuses a value that needs too much memory.
const OF_DATA = /^(?:(?:21|22|23|54)...|XX000)$/

/**
 * Whether the data that was read or written caused an error, and not the program or the system. Errors of Node and the system have codes
 * of their own, except for a RangeError, which a value beyond the engine's limits causes.
 */
export function liesInData(error: unknown): error is Error {
  if (!(error instanceof Error) || error instanceof Failure) return false
  const code = systemCode(error)
  return code === undefined || error instanceof RangeError || OF_DATA.test(code)
}
