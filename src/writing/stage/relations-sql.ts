import sql, { join, raw, Sql } from "sql-template-tag"
import type { StagedColumn } from "./columns.ts"

/** A few rows that statements may name as if they were a table. */
export interface Relation {
  readonly name: string
  readonly columns: readonly StagedColumn[]
  readonly rows: readonly Row[]
}

/** Values by column. */
export type Row = { readonly [column: string]: unknown }

const LEADING_WITH = /^\s*WITH\s+(RECURSIVE\s+)?/i

/**
 * A statement with the rows of the relations that it names: `WITH staged_articles AS (SELECT … FROM json_to_recordset($1) …)`. The
 * rows are parameters, so the text of the statement is the same for all rows and is prepared only once. Only columns that the
 * statement names are sent (and the first one), so a long body is sent only to the statement that writes it.
 */
export function withRelations(statement: Sql, relations: ReadonlyMap<string, Relation>): Sql {
  const spoken = new Set(statement.sql.match(/\w+/g))
  const tables = [...spoken].flatMap((name) => relations.get(name) ?? []).map((relation) => tableOf(relation, spoken))
  if (tables.length === 0) return statement
  const [, recursive] = statement.sql.match(LEADING_WITH) ?? []
  const { strings, values } = statement
  const [first = "", ...rest] = strings
  const own = LEADING_WITH.test(first)
  const body = new Sql([first.replace(LEADING_WITH, ""), ...rest], values)
  return sql`WITH ${raw(recursive ?? "")}${join(tables)}${raw(own ? ", " : " ")}${body}`
}

/**
 * Tells the planner how many rows there are, in few steps so that a statement has few texts. It takes JSON for 100 rows, and would
 * rather read all people than look up those of so many records.
 */
const AT_MOST = [1, 10]

function tableOf({ name, columns, rows }: Relation, spoken: ReadonlySet<string>): Sql {
  const sent = columns.filter(([column], place) => place === 0 || spoken.has(column))
  const described = sent.map((column) => column.join(" ")).join(", ")
  const some = (row: Row) => Object.fromEntries(sent.map(([column]) => [column, row[column]]))
  const most = AT_MOST.find((number) => rows.length <= number)
  const limit = most === undefined ? "" : ` LIMIT ${most}`
  return sql`${raw(name)} AS (SELECT * FROM json_to_recordset(${JSON.stringify(rows.map(some))}::json) AS r(${raw(described)})${raw(limit)})`
}
