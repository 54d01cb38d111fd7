import sql, { empty, raw, type Sql } from "sql-template-tag"
import { allHold, andAll, anyHolds } from "../../db/conditions.ts"
import { matches, type Read } from "../search/matching-sql.ts"
import { type SearchTiers, widest } from "../search/tiers.ts"
import type { ArticleCondition, ArticleFilter } from "./filter.ts"
import { linkTo } from "./plain-links.ts"

/** What each search in a filter means; `null` for a search without any words. */
export type Searches = ReadonlyMap<string, SearchTiers | null>

export const NO_SEARCHES: Searches = new Map()

/** Which expressions a statement has for the columns that conditions use. */
export interface ArticleColumns {
  readonly id: string
  readonly sortAt: string
  /** `null` where only the table `articles` has it. */
  readonly publisherId: string | null
}

/** Whether a filter uses columns that only the table `articles` has. */
export function needsArticle(filter: ArticleFilter, columns: ArticleColumns): boolean {
  return filter.some((condition) => {
    switch (condition.is) {
      case "language":
      case "changed":
        return true
      case "publisher":
        return columns.publisherId === null
      case "any":
      case "all":
        return needsArticle(condition.of, columns)
      case "not":
        return needsArticle([condition.of], columns)
      default:
        return false
    }
  })
}

/**
 * ` AND …` for each condition. The statement must have `articles` as `a` if `needsArticle` says so, and `article_search` as `s`
 * for searches.
 */
export function filterWhere(
  filter: ArticleFilter,
  columns: ArticleColumns,
  searches: Searches = NO_SEARCHES,
  read: Read = "FIRST",
): Sql {
  return andAll(filter.map((condition) => where(condition, columns, searches, read)))
}

function where(condition: ArticleCondition, columns: ArticleColumns, searches: Searches, read: Read): Sql {
  const id = raw(columns.id)
  const sortAt = raw(columns.sortAt)
  switch (condition.is) {
    case "publisher": {
      // Without the IS NOT NULL, NOT would drop the articles that have no publisher (NOT NULL is NULL).
      const publisher = raw(columns.publisherId ?? "a.publisher_id")
      return sql`(${publisher} IS NOT NULL AND ${publisher} = ANY(${condition.ids}::bigint[]))`
    }
    case "search": {
      const tiers = searches.get(condition.text)
      return tiers ? matches(widest(tiers), columns.id, read) : raw("false")
    }
    case "language":
      return sql`a.language = ANY(${condition.languages}::text[])`
    case "changed":
      return sql`a.changed_at >= ${condition.since}::timestamptz`
    case "citedSource":
      return sql`EXISTS (SELECT FROM article_sources x WHERE x.article_id = ${id} AND x.source_id = ANY(${condition.ids}::bigint[]) AND x.role = 'CITED')`
    case "person": {
      const people = condition.ids ? sql`AND x.person_id = ANY(${condition.ids}::bigint[])` : empty
      const role = condition.role ? sql`AND x.role = ${condition.role}::person_role` : empty
      return sql`EXISTS (SELECT FROM article_people x WHERE x.article_id = ${id} ${people} ${role})`
    }
    case "topic":
      return sql`EXISTS (SELECT FROM topic_articles x WHERE x.article_id = ${id} AND x.topic_id = ANY(${condition.ids}::bigint[]))`
    case "linked":
      return sql`EXISTS (SELECT FROM ${raw(linkTo(condition.to).table)} x
        WHERE x.article_id = ${id} AND x.${raw(`${condition.to}_id`)} = ANY(${condition.ids}::bigint[]))`
    case "published": {
      const from = condition.from === null ? sql`${sortAt} > '-infinity'` : sql`${sortAt} >= ${condition.from}::timestamptz`
      return condition.until === null ? from : sql`${from} AND ${sortAt} < ${condition.until}::timestamptz`
    }
    case "everything":
      return raw("true")
    case "all":
      return allHold(condition.of.map((one) => where(one, columns, searches, read)))
    case "any":
      return anyHolds(condition.of.map((one) => where(one, columns, searches, read)))
    case "not":
      return sql`NOT ${allHold([where(condition.of, columns, searches, read)])}`
  }
}
