import type { Database } from "../../db/database.ts"
import type { Caller } from "../../db/fairness/caller.ts"

/** The part of the request's own signal that is used, which aborts when the client disconnects. */
type Leaving = Pick<Caller, "aborted" | "addEventListener" | "removeEventListener">

/**
 * The caller of a request's statements: they end when its time is over, when its client disconnects, and when its answer is
 * complete. An AbortController would do the same, but creates an error with a stack for each abort, which nobody reads.
 */
export class Deadline implements Caller {
  readonly client?: string
  spent = 0
  #aborted = false
  readonly #listeners = new Set<() => void>()
  readonly #leaving: Leaving | null
  readonly #timer: NodeJS.Timeout

  constructor(leaving: Leaving | null, milliseconds: number, client?: string) {
    this.#leaving = leaving
    if (client !== undefined) this.client = client
    this.#timer = setTimeout(this.end, milliseconds).unref()
    leaving?.addEventListener("abort", this.end)
    if (leaving?.aborted) this.end()
  }

  get aborted(): boolean {
    return this.#aborted
  }

  addEventListener(_type: "abort", listener: () => void): void {
    this.#listeners.add(listener)
  }

  removeEventListener(_type: "abort", listener: () => void): void {
    this.#listeners.delete(listener)
  }

  /**
   * Called when the answer is complete. If one part of it failed, statements of other parts may still be running, for nobody.
   */
  readonly end = (): void => {
    if (this.#aborted) return
    this.#aborted = true
    clearTimeout(this.#timer)
    this.#leaving?.removeEventListener("abort", this.end)
    for (const listener of this.#listeners) listener()
    this.#listeners.clear()
  }
}

/** The deadline of a request. @param milliseconds that the request may take. */
export function deadlineFor(request: Request, milliseconds: number, client?: string): Deadline {
  return new Deadline(request.signal ?? null, milliseconds, client)
}

/** The same database, with the request as the caller of all statements. */
export function until(deadline: Deadline, database: Database): Database {
  return { ...database, query: (statement) => database.query(statement, deadline) }
}
