import type { Change, ChangeKey } from "../../changes/touched.ts"

/** Executions take seconds at most; changes come seldom. Who began before these is told that everything was touched. */
const KEPT = 100

/** The changes of late, for answers that were read while they came: such an answer may hold what was there before. */
export class RecentChanges {
  #count = 0
  #kept: Change[] = []

  /** How many changes came so far. */
  get count(): number {
    return this.#count
  }

  add(change: Change): void {
    this.#count++
    this.#kept.push(change)
    if (this.#kept.length > KEPT) this.#kept.shift()
  }

  /** Whether any of these keys was touched since there were `count` changes. */
  touchedSince(count: number, keys: readonly ChangeKey[]): boolean {
    const since = this.#count - count
    if (since === 0) return false
    if (since > this.#kept.length) return true
    const mine = new Set(keys)
    return this.#kept.slice(-since).some((change) => change === "EVERYTHING" || change.some((key) => mine.has(key)))
  }
}
