import type { Sql } from "sql-template-tag"

/**
 * What a statement reads beside its own rows: a relation of each row, as one column. What it finds is handed to the loader that will
 * be asked for it next, so that fields know nothing of it, and a level of a query costs no statement of its own (docs/adr/0015).
 */
export interface Embedding<Parent extends object = never> {
  /** What is embedded, with its arguments: two that are equal are read once. */
  readonly key: string
  /** A JSON value for the parent at hand, whose table has the alias that the parent's statements give it. */
  readonly column: Sql
  readonly deliver: (parent: Parent, value: unknown) => void
}

/** Embeddings that the next statement of a loader is to have. */
export class Embeddings<Parent extends object> {
  #wanted = new Map<string, Embedding<Parent>>()

  want(embeddings: readonly Embedding<Parent>[]): void {
    for (const embedding of embeddings) this.#wanted.set(embedding.key, embedding)
  }

  /** Those that were wanted since the last statement. */
  take(): readonly Embedding<Parent>[] {
    if (this.#wanted.size === 0) return NONE
    const taken = [...this.#wanted.values()]
    this.#wanted = new Map()
    return taken
  }
}

const NONE: readonly [] = []

const nameAt = (index: number) => `e${index}`

/** The columns, and the names under which `deliver` looks for them. */
export function embeddedColumns(embeddings: readonly Pick<Embedding, "column">[]): readonly { name: string; column: Sql }[] {
  return embeddings.map(({ column }, index) => ({ name: nameAt(index), column }))
}

/** Hands what was read to where it is asked for. */
export function deliver<Parent extends object>(rows: readonly Parent[], embeddings: readonly Embedding<Parent>[]): void {
  embeddings.forEach((embedding, index) => {
    const name = nameAt(index)
    for (const row of rows) embedding.deliver(row, (row as Record<string, unknown>)[name])
  })
}
