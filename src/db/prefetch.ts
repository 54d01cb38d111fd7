import type { Sql } from "sql-template-tag"

/**
 * A relation that a statement reads together with its own rows, as one more column with a value for each row. What it finds is
 * given to the loader that will be asked for it next; so fields need not know of it, and a nested level of a query costs no
 * further statement (docs/adr/0015).
 */
export interface Prefetch<Parent extends object = never> {
  /** Identifies the relation with its arguments; prefetches with equal keys are read once. */
  readonly key: string
  /** An expression for a JSON value of the parent row. It may use the alias that the parent's statements give to its table. */
  readonly column: Sql
  readonly deliver: (parent: Parent, value: unknown) => void
}

/** The prefetches for the next statement of a loader. */
export class Prefetches<Parent extends object> {
  #wanted = new Map<string, Prefetch<Parent>>()

  want(prefetches: readonly Prefetch<Parent>[]): void {
    for (const prefetch of prefetches) this.#wanted.set(prefetch.key, prefetch)
  }

  /** Those that were added since the last statement. */
  take(): readonly Prefetch<Parent>[] {
    if (this.#wanted.size === 0) return NONE
    const taken = [...this.#wanted.values()]
    this.#wanted = new Map()
    return taken
  }
}

const NONE: readonly [] = []

const nameAt = (index: number) => `e${index}`

/** The prefetches as columns, with the names under which `deliver` finds them. */
export function prefetchedColumns(prefetches: readonly Pick<Prefetch, "column">[]): readonly { name: string; column: Sql }[] {
  return prefetches.map(({ column }, index) => ({ name: nameAt(index), column }))
}

/** Gives what was prefetched with each row to the loaders that will be asked for it. */
export function deliver<Parent extends object>(rows: readonly Parent[], prefetches: readonly Prefetch<Parent>[]): void {
  prefetches.forEach((prefetch, index) => {
    const name = nameAt(index)
    for (const row of rows) prefetch.deliver(row, (row as Record<string, unknown>)[name])
  })
}
