import { keysOf, type Reads } from "../../content/reads.ts"
import type { Change, ChangeKey } from "../../writing/changes/touched.ts"

/** How many keys are remembered; anything older counts as touched. */
const MOST_KEYS = 50_000

/** What was touched lately, and when, counted in changes. */
export class RecentChanges {
  #count = 0
  /** Anything that was read before this count may have been touched since. */
  #forgotten = 0
  /** By key: the count of the last change that touched it. */
  readonly #touched = new Map<ChangeKey, number>()

  /** How many changes there have been. */
  get count(): number {
    return this.#count
  }

  add(change: Change): void {
    if (change === "EVERYTHING") {
      this.#count++
      this.#forgetAll()
      return
    }
    if (this.#touched.size + change.length > MOST_KEYS) this.#forgetAll()
    this.#count++
    for (const key of change) this.#touched.set(key, this.#count)
  }

  #forgetAll(): void {
    this.#touched.clear()
    this.#forgotten = this.#count
  }

  /** Whether anything in the reads was touched since the count was `count`. */
  touchedSince(count: number, reads: Reads): boolean {
    if (count === this.#count) return false
    if (count < this.#forgotten) return true
    for (const key of keysOf(reads)) if ((this.#touched.get(key) ?? 0) > count) return true
    return false
  }
}
