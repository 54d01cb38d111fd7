import sql, { raw, type Sql } from "sql-template-tag"
import type { Expression } from "./tsquery.ts"

/** What stands in a larger share of the articles is found along the dates sooner than among its words. */
const COMMON = 0.02

/** Whether `article_search` as `s` matches. */
export function matches({ text }: Expression): Sql {
  return sql`s.search @@ ${text}::tsquery`
}

/**
 * `article_search` as `s`, for statements that want the newest of what matches: all rows, to be read along their dates until there
 * are enough, where the expression is common; else those that the index of words gives. The planner cannot tell the two apart for
 * words that it has no figures of, and along the dates a rare word takes seconds.
 */
export function searchTable(expression: Expression): Sql {
  if (expression.share >= COMMON) return raw("article_search s")
  // OFFSET 0 keeps the planner from merging this into the statement around it.
  return sql`(SELECT s.article_id, s.sort_at, s.search FROM article_search s WHERE ${matches(expression)} OFFSET 0) s`
}
