import type { Database } from "../db/database.ts"

export interface Deadline {
  readonly signal: AbortSignal
  /** To be called when the answer is there: nothing is stopped after that. */
  end(): void
}

/** Aborts when the time is over, and when the client of the request goes away. */
export function deadlineFor(request: Request, milliseconds: number): Deadline {
  const controller = new AbortController()
  const stop = () => controller.abort()
  const timer = setTimeout(stop, milliseconds).unref()
  if (request.signal?.aborted) stop()
  request.signal?.addEventListener("abort", stop)
  return {
    signal: controller.signal,
    end() {
      clearTimeout(timer)
      request.signal?.removeEventListener("abort", stop)
    },
  }
}

/** The same database, whose statements end with the deadline. */
export function until({ signal }: Deadline, database: Database): Database {
  return { ...database, query: (statement) => database.query(statement, signal) }
}
