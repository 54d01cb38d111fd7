import sql, { empty, join, raw, type Sql } from "sql-template-tag"
import { anyHolds } from "../../db/conditions.ts"
import type { Expression } from "./tsquery.ts"

// A vector of 10 kB costs 13 µs to look into, an entry of the index of words 0.1 µs. So what matches is taken from the index, and
// vectors are looked into only where words must stand in a row, or where few are enough.

/** From this share on, it is quicker to look into a list's rows until there are enough than to collect all that match. */
const OFTEN = 0.02

/** Whether it stands in so many articles that they are not looked up one by one. */
export function isOften({ share }: Expression): boolean {
  return share >= OFTEN
}

/** Whether the vector of `s` matches, as a test of one row that no index answers; false for an article that is not indexed yet. */
export function looksLike({ text }: Expression): Sql {
  return sql`coalesce(s.search @@ ${text}::tsquery, false)`
}

/** Whether the index of words alone tells what matches. */
export function isInIndex({ unsure }: Expression): boolean {
  return unsure === null
}

/**
 * The rows of `article_search`, as `s`, that the index of words gives: all that match, and where words must stand in a row, those that
 * have the words too; `s.sure` tells the first from the second. As a subquery the query has no value for the planner, which so never
 * prefers to look into every vector; OFFSET 0 keeps it from merging this into the statement around it.
 */
export function candidates(expression: Expression): Sql {
  const parts = [rows(expression.least, true), rows(unsureOf(expression), false)].filter((part) => part !== null)
  return sql`(${join(parts, " UNION ALL ")} OFFSET 0) s`
}

function rows(found: string | null, sure: boolean): Sql | null {
  if (found === null) return null
  return sql`SELECT s.article_id, s.sort_at, s.search, ${raw(String(sure))} AS sure FROM article_search s WHERE s.search @@ (SELECT ${found}::tsquery)`
}

/** What is left to be asked of candidates, with `AND` before it; nothing where the index tells all. */
export function confirmed(expression: Expression): Sql {
  return isInIndex(expression) ? empty : sql` AND (s.sure OR ${looksLike(expression)})`
}

/** How much of a list is read: the first rows that match, or all. */
export type Read = "FIRST" | "ALL"

/** Whether the article of a list's row matches. `article_search` is joined as `s`. @param id the column with the article's id. */
export function matches(expression: Expression, id: string, read: Read): Sql {
  if (read === "FIRST" && isOften(expression)) return looksLike(expression)
  // IS TRUE keeps the planner from joining: the ids are collected once, and each row is looked up among them.
  const isAmong = (found: string) =>
    sql`(${raw(id)} IN (SELECT f.article_id FROM article_search f WHERE f.search @@ (SELECT ${found}::tsquery))) IS TRUE`
  const { least } = expression
  const unsure = unsureOf(expression)
  return anyHolds([
    ...(least === null ? [] : [isAmong(least)]),
    ...(unsure === null ? [] : [sql`(${isAmong(unsure)} AND ${looksLike(expression)})`]),
  ])
}

/** What the index gives beside what is sure to match. */
function unsureOf({ least, unsure }: Expression): string | null {
  return least === null || unsure === null ? unsure : `(${unsure} & !${least})`
}
