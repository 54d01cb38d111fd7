import type { Sql } from "sql-template-tag"

/**
 * What a statement reads beside its own rows: a relation of each row, as one column. What it finds is handed to the loader that will
 * be asked for it next, so that fields know nothing of it, and a level of a query costs no statement of its own (docs/adr/0015).
 */
export interface Prefetch<Parent extends object = never> {
  /** What is prefetched, with its arguments: two that are equal are read once. */
  readonly key: string
  /** A JSON value for the parent at hand, whose table has the alias that the parent's statements give it. */
  readonly column: Sql
  readonly deliver: (parent: Parent, value: unknown) => void
}

/** Prefetches that the next statement of a loader is to have. */
export class Prefetches<Parent extends object> {
  #wanted = new Map<string, Prefetch<Parent>>()

  want(prefetches: readonly Prefetch<Parent>[]): void {
    for (const prefetch of prefetches) this.#wanted.set(prefetch.key, prefetch)
  }

  /** Those that were wanted since the last statement. */
  take(): readonly Prefetch<Parent>[] {
    if (this.#wanted.size === 0) return NONE
    const taken = [...this.#wanted.values()]
    this.#wanted = new Map()
    return taken
  }
}

const NONE: readonly [] = []

const nameAt = (index: number) => `e${index}`

/** The columns, and the names under which `deliver` looks for them. */
export function prefetchedColumns(prefetches: readonly Pick<Prefetch, "column">[]): readonly { name: string; column: Sql }[] {
  return prefetches.map(({ column }, index) => ({ name: nameAt(index), column }))
}

/** Hands what was read to where it is asked for. */
export function deliver<Parent extends object>(rows: readonly Parent[], prefetches: readonly Prefetch<Parent>[]): void {
  prefetches.forEach((prefetch, index) => {
    const name = nameAt(index)
    for (const row of rows) prefetch.deliver(row, (row as Record<string, unknown>)[name])
  })
}
