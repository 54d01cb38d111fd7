/** After this time a request counts half. */
const HALF_LIFE_MS = 5_000
/** An upper limit, so that what was very frequent does not stay long after it ceased to be. */
const MOST = 15

/** How frequent something has been lately: one for each time, which counts less as time passes. */
export class Frequency {
  #value = 0
  #at = 0

  at(now: number): number {
    return this.#value * 2 ** ((this.#at - now) / HALF_LIFE_MS)
  }

  again(now: number): void {
    this.#value = Math.min(MOST, this.at(now) + 1)
    this.#at = now
  }
}
