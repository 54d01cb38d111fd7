/** Numbers in [0, 1), the same for the same seed on every machine (mulberry32). */
export class Random {
  #state: number

  constructor(...seeds: readonly number[]) {
    let state = 0x9e3779b9
    for (const seed of seeds) state = Math.imul(state ^ seed, 0x85ebca6b) ^ (state >>> 13)
    this.#state = state | 0
  }

  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  /** A whole number from 0, below `limit`. */
  below(limit: number): number {
    return Math.floor(this.next() * limit)
  }

  pick<Item>(list: readonly Item[]): Item {
    return list[this.below(list.length)] as Item
  }

  /**
   * A rank from 0 to `count` - 1: rank r has a probability near 1 / (r + 1) ** exponent, as words and names have (Zipf's law).
   */
  zipf(count: number, exponent = 1): number {
    const power = 1 - exponent
    const drawn = power === 0 ? (count + 1) ** this.next() : (((count + 1) ** power - 1) * this.next() + 1) ** (1 / power)
    return Math.min(count - 1, Math.floor(drawn) - 1)
  }

  /** How many of something an article has: Poisson's distribution around `mean`, limited to `most`. */
  count(mean: number, most: number): number {
    const limit = Math.exp(-mean)
    let count = -1
    for (let product = 1; product > limit; product *= this.next()) count++
    return Math.min(count, most)
  }
}
