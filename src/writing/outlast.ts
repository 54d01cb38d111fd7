import type { Database } from "../db/database.ts"
import { Failure } from "../failure.ts"

/** More processes than this seldom end one after the other while another works. */
const ATTEMPTS = 10

/**
 * Does the work again when the process that served the embedded database ended in the middle of it: what was not committed is
 * gone with that process, and the next connection takes its place. @param work gives the same when it is done twice.
 */
export async function outlasting<Result>(database: Database, work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      const ended = database.embedded && error instanceof Failure && error.code === "DATABASE_UNAVAILABLE"
      if (!ended || attempt === ATTEMPTS) throw error
    }
  }
}
