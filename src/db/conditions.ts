import sql, { empty, join, raw, type Sql } from "sql-template-tag"

/** All hold; true where there are none. */
export function allHold(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? raw("true") : sql`(${join(conditions, " AND ")})`
}

/** At least one holds; false where there are none. */
export function anyHolds(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? raw("false") : sql`(${join(conditions, " OR ")})`
}

/** ` AND …` for each condition, to follow others; nothing where there are none. */
export function andAll(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? empty : sql` AND ${join(conditions, " AND ")}`
}

/** Behind every text that begins with a prefix, in the order of code points. */
const LAST_CHARACTER = "\u{10FFFF}"

/** A text column under the collation "C" begins with a prefix: a range of its index. @param column never what a user wrote. */
export function beginsWith(column: string, prefix: string): Sql {
  return sql`${raw(column)} >= ${prefix} AND ${raw(column)} < ${prefix + LAST_CHARACTER}`
}
