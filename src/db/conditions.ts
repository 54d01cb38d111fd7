import sql, { empty, join, raw, type Sql } from "sql-template-tag"

/** A condition that is true if all of these are, also if there are none. */
export function allHold(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? raw("true") : sql`(${join(conditions, " AND ")})`
}

/** A condition that is true if at least one of these is, and false if there are none. */
export function anyHolds(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? raw("false") : sql`(${join(conditions, " OR ")})`
}

/** ` AND …` for each condition, to follow other conditions; empty if there are none. */
export function andAll(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? empty : sql` AND ${join(conditions, " AND ")}`
}

/** Sorts behind every text that begins with a given prefix, by code points. */
const LAST_CHARACTER = "\u{10FFFF}"

/**
 * The condition that a text column with the collation "C" begins with a prefix, as a range of its index. @param column never
 * user input.
 */
export function beginsWith(column: string, prefix: string): Sql {
  return sql`${raw(column)} >= ${prefix} AND ${raw(column)} < ${prefix + LAST_CHARACTER}`
}
