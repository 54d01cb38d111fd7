import type { EntityType, ListName } from "../../content/reads.ts"

/**
 * A write that touches more rows than this is told as touching everything: to name each row would take longer than to compute
 * the kept answers anew.
 */
export const MOST_ROWS = 5_000

/** What an answer depends on: a list by its name (`articles`), a row by its type and row id (`Article:123`). */
export type ChangeKey = ListName | `${EntityType}:${string}`

/** `"EVERYTHING"`: any answer may have changed. */
export type Change = readonly ChangeKey[] | "EVERYTHING"

/**
 * Collects what a transaction changes of what readers see. The keys are those under which src/content/reads.ts notes what
 * answers are made of.
 */
export class Touched {
  readonly #keys = new Set<ChangeKey>()
  #rows = 0

  list(...names: readonly ListName[]): void {
    for (const name of names) this.#keys.add(name)
  }

  rows(type: EntityType, ids: Iterable<string>): void {
    for (const id of ids) {
      // Beyond the limit the keys are not needed: the change is told as "EVERYTHING".
      if (this.#rows > MOST_ROWS) return
      const key: ChangeKey = `${type}:${id}`
      if (this.#keys.has(key)) continue
      this.#keys.add(key)
      this.#rows++
    }
  }

  /** The ids of the rows of a type that have been touched so far. */
  idsOf(type: EntityType): string[] {
    return [...this.#keys].flatMap((key) => (key.startsWith(`${type}:`) ? [key.slice(type.length + 1)] : []))
  }

  /** `null` where nothing was touched. */
  change(): Change | null {
    if (this.#rows > MOST_ROWS) return "EVERYTHING"
    return this.#keys.size === 0 ? null : [...this.#keys]
  }
}
