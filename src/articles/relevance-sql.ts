import sql, { empty, raw, type Sql } from "sql-template-tag"
import type { PageRequest } from "../db/keyset.ts"
import { firstRowsOf } from "../search/lazily-sql.ts"
import { matches } from "../search/matching-sql.ts"
import { SCORES, type SearchTiers, tierList } from "../search/tiers.ts"
import type { ArticleFilter } from "./filter.ts"
import type { ArticleColumns } from "./filter-sql.ts"
import { fromOf, type List } from "./list-sql.ts"

// A page in the order of relevance reads one tier after the other, each newest first, until it is full. So a word that stands in a
// third of all articles costs a walk along the index of dates to the first twenty of them, and a rare one a look into the index of
// words (src/search/matching-sql.ts says which); nothing is ranked that is not shown.

/** `, … AS score`: how well each row `a` matches; nothing without a search. */
export function scoreColumn(tiers: SearchTiers | null): Sql {
  if (!tiers) return empty
  return sql`, (SELECT CASE WHEN ${matches(tiers.headline)} THEN ${SCORES.headline}::int
    WHEN ${matches(tiers.words)} THEN ${SCORES.words}::int
    WHEN ${matches(tiers.related)} THEN ${SCORES.related}::int ELSE ${SCORES.similar}::int END
    FROM article_search s WHERE s.article_id = a.id) AS score`
}

/**
 * The ids of one page, with score and sort_at; none for a search that asks for nothing. @param selected what else must hold, with the parent as `p.id`.
 */
export function relevantRange(
  list: List,
  filter: ArticleFilter,
  selected: Sql,
  tiers: SearchTiers | null,
  page: PageRequest,
): Sql {
  const at = list.columns
  if (!tiers)
    return sql`SELECT ${raw(at.id)} AS id, ${raw(at.sortAt)} AS sort_at, 0 AS score FROM ${fromOf(list, filter)} WHERE false`
  const direction = raw(page.backward ? "ASC" : "DESC")
  const limit = sql`LIMIT ${page.limit + 1}`
  const parts = tierList(tiers).map(({ score, expression, better }) => {
    const bounds = boundsOf(score, at, page)
    const from = fromOf(list, filter, { newest: expression })
    const tier = better ? sql`${matches(expression)} AND NOT ${matches(better)}` : matches(expression)
    return sql`SELECT ${raw(at.id)} AS id, ${raw(at.sortAt)} AS sort_at, ${score}::int AS score FROM ${from}
      WHERE ${selected} AND ${tier}${bounds} ORDER BY ${raw(at.sortAt)} ${direction}, ${raw(at.id)} ${direction} ${limit}`
  })
  const rows = firstRowsOf(page.backward ? parts.reverse() : parts, page.limit + 1)
  return sql`SELECT * FROM (${rows}) tiers ORDER BY score ${direction}, sort_at ${direction}, id ${direction} ${limit}`
}

/** The order of the rows that `relevantRange` gave as `r`. */
export function relevantSort(page: PageRequest): Sql {
  const direction = page.backward ? "ASC" : "DESC"
  return raw(`ORDER BY r.score ${direction}, r.sort_at ${direction}, r.id ${direction}`)
}

/** What a page's cursors leave of a tier: all, nothing, or what stands beyond them in it. */
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

/** A place in the order of relevance: the score, then the date. */
export function relevanceKey(score: number, sortAt: string): string {
  return `${score} ${sortAt}`
}

function splitRelevance(sort: string): [score: number, sortAt: string] {
  const [score, sortAt] = sort.split(" ")
  return [Number(score), sortAt as string]
}
