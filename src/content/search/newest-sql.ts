import sql, { raw, type Sql } from "sql-template-tag"
import { limit } from "../../db/plannable.ts"
import { candidates, confirmed, isInIndex, looksLike } from "./matching-sql.ts"
import type { Expression } from "./tsquery.ts"

/** What stands in a larger share of the articles is likely to be found among the first along the dates. */
const COMMON = 0.05

/** How many articles are looked into along the dates before all that match are collected instead: words have their seasons. */
const LOOKED_INTO = 1_500

export interface NewestRequest {
  readonly expression: Expression
  /** What is joined to `article_search` as `s`, and what else must hold, as ` AND …`. */
  readonly joins: Sql
  readonly where: Sql
  /** That part of what must hold which is a range of `s.sort_at` and `s.article_id`, as ` AND …`. */
  readonly range: Sql
  readonly order: NewestOrder
  /** How many articles are looked into along the dates first; where absent, as common as the expression is known to be. */
  readonly lookInto?: number
}

export interface NewestOrder {
  readonly direction: "ASC" | "DESC"
  readonly limit: number
}

/**
 * `id` and `sort_at` of the first articles by date that match. How best to find them is decided here: the planner has no figures of
 * most words, and takes looking into a vector for cheap. All that match come from the index of words and are sorted: at 200,000
 * articles 2 ms for a word in one of a hundred, 60 ms for one in all. Common ones are looked for along the dates first. Where words
 * must stand in a row, those that have the words are sorted and looked into in that order until there are enough.
 */
export function newest(request: NewestRequest): Sql {
  const { expression, order, lookInto = expression.share < COMMON ? 0 : LOOKED_INTO } = request
  const collected = isInIndex(expression) ? collect(request) : collectAndConfirm(request)
  if (lookInto === 0) return collected
  const walked = raw("(SELECT count(*) FROM walked)")
  return sql`WITH walked AS MATERIALIZED (${walk(request, lookInto)}) SELECT * FROM walked WHERE ${walked} >= ${order.limit}
    UNION ALL SELECT * FROM (${collected}) collected WHERE ${walked} < ${order.limit}`
}

function walk({ expression, joins, where, range, order }: NewestRequest, lookInto: number): Sql {
  return sql`SELECT s.article_id AS id, s.sort_at FROM (SELECT s.article_id, s.sort_at, s.search FROM article_search s
      WHERE true${range} ${byDate(order)} ${limit(lookInto)}) s${joins}
    WHERE ${looksLike(expression)}${where} ${byDate(order)} ${limit(order.limit)}`
}

function collect({ expression, joins, where, range, order }: NewestRequest): Sql {
  return sql`SELECT s.article_id AS id, s.sort_at FROM ${candidates(expression)}${joins}
    WHERE true${range}${where} ${byDate(order)} ${limit(order.limit)}`
}

function collectAndConfirm({ expression, joins, where, range, order }: NewestRequest): Sql {
  return sql`SELECT s.article_id AS id, s.sort_at FROM (SELECT s.article_id, s.sort_at, s.search, s.sure FROM ${candidates(expression)}${joins}
      WHERE true${range}${where} ${byDate(order)} OFFSET 0) s
    WHERE true${confirmed(expression)} ${byDate(order)} ${limit(order.limit)}`
}

function byDate({ direction }: NewestOrder): Sql {
  return raw(`ORDER BY s.sort_at ${direction}, s.article_id ${direction}`)
}
