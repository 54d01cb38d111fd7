import sql, { raw, type Sql } from "sql-template-tag"

// PostgreSQL plans a prepared statement only once for all values if it does not expect plans for single values to be cheaper.
// It assumes ten elements for a list that it does not know, and a tenth of all rows for an unknown limit; with those,
// statements were planned anew at each execution, which took longer than executing them (docs/performance.md). So these values
// are written such that the planner knows them. https://www.postgresql.org/docs/current/sql-prepare.html

/** `LIMIT n` with the number in the statement's text: there are few different page sizes. */
export function limit(rows: number): Sql {
  if (!Number.isSafeInteger(rows) || rows < 0) throw new Error(`Expected a number of rows, got ${rows}.`)
  return raw(`LIMIT ${rows}`)
}

/** The condition that a column has one of these values, of which there is often only one. @param type the column's type. */
export function isAmong(column: string, values: readonly string[], type: "bigint" | "text"): Sql {
  return values.length === 1
    ? sql`${raw(column)} = ${values[0]}::${raw(type)}`
    : sql`${raw(column)} = ANY(${values}::${raw(type)}[])`
}

/** The ids of the parents whose rows a statement reads, as a table `p(id)`. */
export function parentsAs(parents: readonly string[]): Sql {
  return parents.length === 1 ? sql`(SELECT ${parents[0]}::bigint AS id) p` : sql`unnest(${parents}::bigint[]) AS p(id)`
}
