import { LRUCache } from "lru-cache"
import { type Spent, WINDOW_MS, type Windows } from "./window.ts"

/** How many clients are counted. Beyond that, the one that has sent nothing for the longest starts anew. */
const MOST_CLIENTS = 50_000

interface Window {
  used: number
  readonly endsAt: number
}

/** Counts in this process alone. */
export class LocalWindows implements Windows {
  readonly #limit: number
  readonly #windows = new LRUCache<string, Window>({ max: MOST_CLIENTS })
  readonly #now: () => number

  /** @param limit points in a window. @param now milliseconds. */
  constructor(limit: number, now: () => number = () => performance.now()) {
    this.#limit = limit
    this.#now = now
  }

  spend(client: string, points: number): Spent {
    const now = this.#now()
    let window = this.#windows.get(client)
    if (!window || window.endsAt <= now) {
      window = { used: 0, endsAt: now + WINDOW_MS }
      this.#windows.set(client, window)
    }
    const allowed = window.used + points <= this.#limit
    window.used = Math.min(window.used + (allowed ? points : 1), this.#limit)
    // The clock has fractions, so that the difference may be slightly more than a whole window.
    const resetMs = Math.min(window.endsAt - now, WINDOW_MS)
    return { allowed, limit: this.#limit, remaining: this.#limit - window.used, resetMs }
  }

  async close(): Promise<void> {}
}
