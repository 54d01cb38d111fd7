import sql, { raw, type Sql } from "sql-template-tag"

// PostgreSQL plans a prepared statement once for all its values only where it expects no plan for single values to be cheaper. It takes
// a list that it does not know for ten elements long, and a limit that it does not know for a tenth of all rows: such statements are
// planned anew at each execution, which took longer than executing them (docs/performance.md).
// https://www.postgresql.org/docs/current/sql-prepare.html

/** `LIMIT n` in the text: sizes of pages are few. */
export function limit(rows: number): Sql {
  if (!Number.isSafeInteger(rows) || rows < 0) throw new Error(`Expected a number of rows, got ${rows}.`)
  return raw(`LIMIT ${rows}`)
}

/** A column has one of these values, of which there is often only one. @param type of the column. */
export function isAmong(column: string, values: readonly string[], type: "bigint" | "text"): Sql {
  return values.length === 1
    ? sql`${raw(column)} = ${values[0]}::${raw(type)}`
    : sql`${raw(column)} = ANY(${values}::${raw(type)}[])`
}

/** The parents of a statement's rows, as `p(id)`. */
export function parentsAs(parents: readonly string[]): Sql {
  return parents.length === 1 ? sql`(SELECT ${parents[0]}::bigint AS id) p` : sql`unnest(${parents}::bigint[]) AS p(id)`
}
