import type { Database } from "../../db/database.ts"
import type { Caller } from "../../db/fairness/caller.ts"

/** What is waited for of a request's own signal: whether its client is gone. */
type Leaving = Pick<Caller, "aborted" | "addEventListener" | "removeEventListener">

/**
 * A request, for its statements: they end when its time is over, when its client goes away, and when its answer is there. An
 * AbortController would do, but makes an error with its stack for each that aborts, which nobody reads.
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

  /** To be called when the answer is there: what is left is for nobody. Where one part of an answer failed, others may still run. */
  readonly end = (): void => {
    if (this.#aborted) return
    this.#aborted = true
    clearTimeout(this.#timer)
    this.#leaving?.removeEventListener("abort", this.end)
    for (const listener of this.#listeners) listener()
    this.#listeners.clear()
  }
}

/** @param milliseconds that the request may take. */
export function deadlineFor(request: Request, milliseconds: number, client?: string): Deadline {
  return new Deadline(request.signal ?? null, milliseconds, client)
}

/** The same database, whose statements are the request's. */
export function until(deadline: Deadline, database: Database): Database {
  return { ...database, query: (statement) => database.query(statement, deadline) }
}
