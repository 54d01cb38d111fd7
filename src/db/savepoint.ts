import { Failure, systemCode } from "../failure.ts"
import type { Transaction } from "./transaction.ts"

/**
 * Does work within a transaction so that a failure takes back that work only.
 * @returns what the work failed by, where that lies in what it was to read or write; `undefined` where it is done.
 * @throws whatever else it fails by: a database that is gone or full, a statement that is wrong by itself.
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
 * Whether an error lies in what was to be read or written, and not in what reads or writes it. What Node and the system throw has a code
 * of its own, save for values beyond the engine's limits.
 */
export function liesInData(error: unknown): error is Error {
  if (!(error instanceof Error) || error instanceof Failure) return false
  const code = systemCode(error)
  return code === undefined || error instanceof RangeError || OF_DATA.test(code)
}
