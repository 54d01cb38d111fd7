import type { EntityType, ListName } from "../../content/reads.ts"

/** Where more rows are touched, everything is: to tell of each takes longer than to compute a few answers again. */
export const MOST_ROWS = 5_000

/** What an answer depends on: a list by its name (`articles`), a row by its type and row id (`Article:123`). */
export type ChangeKey = ListName | `${EntityType}:${string}`

/** `"EVERYTHING"`: every answer may be another now. */
export type Change = readonly ChangeKey[] | "EVERYTHING"

/** Collects what a transaction changes of what readers see, as the keys under which src/content/reads.ts notes what answers are made of. */
export class Touched {
  readonly #keys = new Set<ChangeKey>()
  #rows = 0

  list(...names: readonly ListName[]): void {
    for (const name of names) this.#keys.add(name)
  }

  rows(type: EntityType, ids: Iterable<string>): void {
    for (const id of ids) {
      // What comes past the bound needs not be kept: everything is touched then.
      if (this.#rows > MOST_ROWS) return
      const key: ChangeKey = `${type}:${id}`
      if (this.#keys.has(key)) continue
      this.#keys.add(key)
      this.#rows++
    }
  }

  /** The rows of a type that were touched so far. */
  idsOf(type: EntityType): string[] {
    return [...this.#keys].flatMap((key) => (key.startsWith(`${type}:`) ? [key.slice(type.length + 1)] : []))
  }

  /** `null` where nothing is touched. */
  change(): Change | null {
    if (this.#rows > MOST_ROWS) return "EVERYTHING"
    return this.#keys.size === 0 ? null : [...this.#keys]
  }
}
