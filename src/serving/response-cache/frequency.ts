/** How long it takes until what was asked for counts half. */
const HALF_LIFE_MS = 5_000
/** More makes no difference: what was asked for very often must not stay long after. */
const MOST = 15

/** How often something is asked for of late: one for each time, which counts less as time goes by. */
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
