import type { Sql } from "sql-template-tag"
import type { Kind } from "../../content/kind.ts"
import type { KindTable } from "../../content/kinds.ts"

/**
 * The records of a write, as relations that the statements of `stage` and `merge` name: `staged_articles` has the articles that
 * were read, `changed_articles` the ids of those that are new or differ from the stored ones, and so for each kind;
 * `staged_words` has the longer words of names. Many records are in temporary tables (tables.ts); a few are sent with each
 * statement (few.ts). The statements are the same for both.
 */
export interface Staged {
  /** The kinds of which there are records, by their tables. */
  readonly holds: ReadonlySet<KindTable>
  query<Row extends object>(statement: Sql): Promise<Row[]>
  /** Runs statements without parameters, one after the other. */
  run(...statements: readonly string[]): Promise<void>
  /** Makes `changed_…` of a kind for the statements that follow. @param found a SELECT that gives its columns. */
  keepChanged(kind: Kind, found: string): Promise<void>
}

/** The columns of `changed_…`: `created` is false where the record is stored already. */
export const CHANGED_COLUMNS = [
  ["id", "bigint"],
  ["created", "boolean"],
] as const
