import sql, { empty, raw, type Sql } from "sql-template-tag"
import type { PageRequest } from "../../db/keyset.ts"
import { limit } from "../../db/plannable.ts"
import { firstRowsOf } from "../search/lazily-sql.ts"
import { looksLike } from "../search/matching-sql.ts"
import type { NewestOrder } from "../search/newest-sql.ts"
import { SCORES, type SearchTiers, tierList } from "../search/tiers.ts"
import type { ArticleColumns, Searches } from "./filter-sql.ts"
import { fromOf, type List, rowsOf } from "./list-sql.ts"

// A page by relevance reads the tiers one after the other, each with the newest first, until it is full
// (src/content/search/newest-sql.ts). Only rows that are shown get a score: that of their tier.

/** `, … AS score`: how well each row `a` matches, for lists in another order; empty without a search. */
export function scoreColumn(tiers: SearchTiers | null): Sql {
  if (!tiers) return empty
  return sql`, (SELECT CASE WHEN ${looksLike(tiers.headline)} THEN ${SCORES.headline}::int
    WHEN ${looksLike(tiers.words)} THEN ${SCORES.words}::int
    WHEN ${looksLike(tiers.related)} THEN ${SCORES.related}::int ELSE ${SCORES.similar}::int END
    FROM article_search s WHERE s.article_id = a.id) AS score`
}

/** The ids of one page of a list, with score and sort_at; no rows for a search without words. */
export function relevantRange(list: List, tiers: SearchTiers | null, page: PageRequest, searches: Searches): Sql {
  const at = list.columns
  if (!tiers) return sql`SELECT ${raw(at.id)} AS id, ${raw(at.sortAt)} AS sort_at, 0 AS score FROM ${fromOf(list)} WHERE false`
  const order = dateOrder("DESC", page)
  const parts = tierList(tiers).map(({ score, expression }) => {
    const rows = rowsOf(list, searches, { tier: expression, range: boundsOf(score, at, page), order })
    return sql`SELECT t.id, t.sort_at, ${score}::int AS score FROM (${rows}) t`
  })
  const rows = firstRowsOf(page.backward ? parts.reverse() : parts, order.limit)
  const direction = raw(order.direction)
  return sql`SELECT * FROM (${rows}) tiers ORDER BY score ${direction}, sort_at ${direction}, id ${direction} ${limit(order.limit)}`
}

/** How to read a page by date, with the additional row that tells whether there is a next page. */
export function dateOrder(direction: "ASC" | "DESC", { backward, limit }: PageRequest): NewestOrder {
  const other = direction === "ASC" ? "DESC" : "ASC"
  return { direction: backward ? other : direction, limit: limit + 1 }
}

/** ORDER BY for the rows that `relevantRange` returned as `r`. */
export function relevantSort(page: PageRequest): Sql {
  const direction = page.backward ? "ASC" : "DESC"
  return raw(`ORDER BY r.score ${direction}, r.sort_at ${direction}, r.id ${direction}`)
}

/** The bounds of a page's cursors within one tier: none, everything excluded, or a range. */
function boundsOf(score: number, at: ArticleColumns, page: PageRequest): Sql {
  const place = sql`(${raw(at.sortAt)}, ${raw(at.id)})`
  const bound = (key: PageRequest["after"], beyond: "<" | ">") => {
    if (!key) return empty
    const [keyScore, sortAt] = splitRelevance(key.sort)
    if (score === keyScore) return sql` AND ${place} ${raw(beyond)} (${sortAt}::timestamptz, ${key.id}::bigint)`
    return (beyond === "<" ? score < keyScore : score > keyScore) ? empty : raw(" AND false")
  }
  return sql`${bound(page.after, "<")}${bound(page.before, ">")}`
}

/** A position in the order of relevance: the score, then the date. */
export function relevanceKey(score: number, sortAt: string): string {
  return `${score} ${sortAt}`
}

function splitRelevance(sort: string): [score: number, sortAt: string] {
  const [score, sortAt] = sort.split(" ")
  return [Number(score), sortAt as string]
}
