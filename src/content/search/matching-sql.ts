import sql, { empty, join, raw, type Sql } from "sql-template-tag"
import { anyHolds } from "../../db/conditions.ts"
import type { Expression } from "./tsquery.ts"

// Reading a vector of 10 kB takes 13 µs, an entry of the index of words 0.1 µs. So matches are taken from the index; vectors
// are read only where words must be in sequence, or where few matches are enough.

/**
 * If at least this part of all articles matches, it is faster to read a list's rows until enough match than to collect all
 * matches first.
 */
const OFTEN = 0.02

/** Whether an expression matches so many articles that they should not be looked up one by one. */
export function isOften({ share }: Expression): boolean {
  return share >= OFTEN
}

/**
 * The condition that the vector of `s` matches, tested on single rows without an index; false for articles that are not indexed
 * yet.
 */
export function looksLike({ text }: Expression): Sql {
  return sql`coalesce(s.search @@ ${text}::tsquery, false)`
}

/** Whether the index of words alone can tell what matches. */
export function isInIndex({ unsure }: Expression): boolean {
  return unsure === null
}

/**
 * The rows of `article_search`, as `s`, that the index of words returns: all matches, and if words must be in sequence, also
 * the rows that have these words elsewhere; `s.sure` is true for certain matches. The query is written as a subquery so that
 * the planner does not know its value, and so never prefers to read every vector; OFFSET 0 keeps it from merging the subquery
 * into the statement.
 */
export function candidates(expression: Expression): Sql {
  const parts = [rows(expression.least, true), rows(unsureOf(expression), false)].filter((part) => part !== null)
  return sql`(${join(parts, " UNION ALL ")} OFFSET 0) s`
}

function rows(found: string | null, sure: boolean): Sql | null {
  if (found === null) return null
  return sql`SELECT s.article_id, s.sort_at, s.search, ${raw(String(sure))} AS sure FROM article_search s WHERE s.search @@ (SELECT ${found}::tsquery)`
}

/** The condition that candidates must still be checked for, beginning with `AND`; empty if the index is certain. */
export function confirmed(expression: Expression): Sql {
  return isInIndex(expression) ? empty : sql` AND (s.sure OR ${looksLike(expression)})`
}

/** How much of a list will be read: the first matching rows, or all of it. */
export type Read = "FIRST" | "ALL"

/**
 * The condition that the article of a list's row matches. `article_search` must be joined as `s`. @param id the column with the
 * article's id.
 */
export function matches(expression: Expression, id: string, read: Read): Sql {
  if (read === "FIRST" && isOften(expression)) return looksLike(expression)
  // IS TRUE keeps the planner from a join: the ids are collected once, and each row is looked up among them.
  const isAmong = (found: string) =>
    sql`(${raw(id)} IN (SELECT f.article_id FROM article_search f WHERE f.search @@ (SELECT ${found}::tsquery))) IS TRUE`
  const { least } = expression
  const unsure = unsureOf(expression)
  return anyHolds([
    ...(least === null ? [] : [isAmong(least)]),
    ...(unsure === null ? [] : [sql`(${isAmong(unsure)} AND ${looksLike(expression)})`]),
  ])
}

/** A query for the rows that the index returns without being certain; null for none. */
function unsureOf({ least, unsure }: Expression): string | null {
  return least === null || unsure === null ? unsure : `(${unsure} & !${least})`
}
