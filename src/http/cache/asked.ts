import { hash } from "node:crypto"
import { LRUCache } from "lru-cache"

/** Requests that are remembered, by a hash of each. */
const MOST_REQUESTS = 20_000

/** How often answers were asked for of late that are not in memory: what a full cache decides by whom to take in. */
export class Asked {
  readonly #times: LRUCache<string, number>

  constructor(milliseconds: number) {
    this.#times = new LRUCache({ max: MOST_REQUESTS, ttl: milliseconds })
  }

  /** Counts one more. @returns how often, this time included. */
  again(request: string): number {
    const key = hash("sha1", request, "base64")
    const times = (this.#times.get(key) ?? 0) + 1
    this.#times.set(key, times)
    return times
  }
}
