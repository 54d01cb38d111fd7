import { raw, type Sql } from "sql-template-tag"
import type { Kind } from "../../content/kind.ts"
import { KINDS, type KindTable } from "../../content/kinds.ts"
import type { Transaction } from "../../db/transaction.ts"
import { type StagedColumn, stagedColumns } from "./columns.ts"
import { type Relation, type Row, withRelations } from "./relations-sql.ts"
import { ORIGIN, WORDS } from "./sql.ts"
import { CHANGED_COLUMNS, type Staged } from "./staged.ts"

const STAGED_COLUMNS = new Map(
  KINDS.map((kind): [string, readonly StagedColumn[]] => [kind.table, [...ORIGIN, ...stagedColumns(kind)]]),
)

/** Stages a few records without tables: they are sent with each statement. @param rows by table, as `toStagedRow` writes them. */
export function stagedFew(
  transaction: Transaction,
  rows: ReadonlyMap<KindTable, readonly string[]>,
  words: Iterable<string>,
): Staged {
  const relations = new Map<string, Relation>()
  const add = (name: string, columns: readonly StagedColumn[], of: readonly Row[]) =>
    relations.set(name, { name, columns, rows: of })
  for (const { table } of KINDS) {
    const parsed = (rows.get(table) ?? []).map((row): Row => JSON.parse(row))
    add(`staged_${table}`, STAGED_COLUMNS.get(table) as readonly StagedColumn[], parsed)
    add(`changed_${table}`, CHANGED_COLUMNS, [])
  }
  add(
    "staged_words",
    WORDS,
    [...words].map((word) => ({ word })),
  )
  const query = <Found extends object>(statement: Sql) => transaction.query<Found>(withRelations(statement, relations))
  return {
    holds: new Set(rows.keys()),
    query,
    async run(...statements) {
      for (const statement of statements) await query(raw(statement))
    },
    async keepChanged({ table }: Kind, found: string) {
      add(`changed_${table}`, CHANGED_COLUMNS, await query(raw(found)))
    },
  }
}
