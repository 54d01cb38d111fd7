import type { Database } from "../db/database.ts"
import { Failure } from "../failure.ts"

/** It is unlikely that more processes than this end one after the other while one piece of work is done. */
const ATTEMPTS = 10

/**
 * Does the work again when the process that served the embedded database ends in the middle of it: what was not committed is
 * lost with that process, and the next connection reaches another one. @param work must give the same result when it is done
 * twice.
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
