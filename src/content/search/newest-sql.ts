import sql, { raw, type Sql } from "sql-template-tag"
import { limit } from "../../db/plannable.ts"
import { candidates, confirmed, isInIndex, looksLike } from "./matching-sql.ts"
import type { Expression } from "./tsquery.ts"

/** If a word is in a larger part of the articles, it is likely found among the first ones along the dates. */
const COMMON = 0.05

/** How many articles are read along the dates before all matches are collected instead, since words have their seasons. */
const LOOKED_INTO = 1_500

export interface NewestRequest {
  readonly expression: Expression
  /** Tables joined to `article_search` as `s`, and further conditions as ` AND …`. */
  readonly joins: Sql
  readonly where: Sql
  /** Those conditions that are a range of `s.sort_at` and `s.article_id`, as ` AND …`. */
  readonly range: Sql
  readonly order: NewestOrder
  /** How many articles are first read along the dates. Absent: it depends on how common the expression is. */
  readonly lookInto?: number
}

export interface NewestOrder {
  readonly direction: "ASC" | "DESC"
  readonly limit: number
}

/**
 * `id` and `sort_at` of the first matching articles by date. How to find them is decided here, since the planner has no
 * statistics for most words and thinks that reading a vector is cheap. Usually all matches are taken from the index of words
 * and sorted: with 200,000 articles that takes 2 ms for a word in one of a hundred articles, 60 ms for one in all of them.
 * Common words are first looked for along the dates. If words must be in sequence, the articles that have them are sorted and
 * then read in that order until there are enough.
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
