import sql, { empty, raw, type Sql } from "sql-template-tag"
import { limit } from "../../db/plannable.ts"
import { candidates, confirmed, isOften, matches, type Read } from "../search/matching-sql.ts"
import { type NewestOrder, newest } from "../search/newest-sql.ts"
import { type SearchTiers, widest } from "../search/tiers.ts"
import type { Expression } from "../search/tsquery.ts"
import { type ArticleFilter, type ArticleScope, leadingSearch, searchesIn } from "./filter.ts"
import { type ArticleColumns, filterWhere, needsArticle, type Searches } from "./filter-sql.ts"
import { linkTo } from "./plain-links.ts"

// Says which index has which list of articles (docs/adr/0004).

/**
 * The tables of a list: its own; `articles` as `a` if a condition or the caller needs it; `article_search` as `s` for searches.
 */
export function fromOf(list: List, needs: Needs = {}): Sql {
  const own = list.found ? candidates(widest(list.found)) : raw(list.table)
  return sql`${own}${raw(joinsOf(list, needs))}`
}

interface Needs {
  readonly withArticle?: boolean
  readonly withSearch?: boolean
}

/** The tables that are joined to the list's own. */
function joinsOf({ table, columns, filter }: List, { withArticle = false, withSearch = false }: Needs): string {
  const article = table !== ARTICLES_TABLE && (withArticle || needsArticle(filter, columns))
  const search = table !== SEARCH_TABLE && (withSearch || searchesIn(filter).length > 0)
  return `${article ? ` JOIN articles a ON a.id = ${columns.id}` : ""}${search ? ` LEFT JOIN article_search s ON s.article_id = ${columns.id}` : ""}`
}

/** The conditions that select rows of `fromOf`. */
export function selectedOf(list: List, searches: Searches, read: Read = "FIRST"): Sql {
  const sure = list.found ? confirmed(widest(list.found)) : empty
  return sql`${list.where}${sure}${filterWhere(list.filter, list.columns, searches, read)}`
}

export interface RowsRequest {
  /**
   * The expression that rows must match, when the list is read for one tier of a search; else the list's own search applies.
   */
  readonly tier?: Expression
  /** The bounds that cursors set, as ` AND …`. */
  readonly range: Sql
  readonly order: NewestOrder
}

/** `id` and `sort_at` of the first rows of a list, by date. */
export function rowsOf(list: List, searches: Searches, { tier, range, order }: RowsRequest): Sql {
  const { columns, filter, found } = list
  if (found) {
    const [dates, others] = [true, false].map((isDate) => filter.filter(({ is }) => (is === "published") === isDate))
    return newest({
      expression: tier ?? widest(found),
      joins: raw(joinsOf(list, {})),
      where: filterWhere(others ?? [], columns, searches),
      range: sql`${filterWhere(dates ?? [], columns)}${range}`,
      order,
    })
  }
  const matching = tier ? sql` AND ${matches(tier, columns.id, "FIRST")}` : empty
  return sql`SELECT ${raw(columns.id)} AS id, ${raw(columns.sortAt)} AS sort_at FROM ${fromOf(list, { withSearch: tier !== undefined })}
    WHERE ${selectedOf(list, searches)}${matching}${range}
    ORDER BY ${raw(`${columns.sortAt} ${order.direction}, ${columns.id} ${order.direction}`)} ${limit(order.limit)}`
}

export const ARTICLES_TABLE = "articles a"
const SEARCH_TABLE = "article_search s"

export interface List {
  /** The table whose index has the list, with its alias. */
  readonly table: string
  readonly columns: ArticleColumns
  /** The condition for the rows of a parent `p.id`. */
  readonly where: Sql
  /** The search, if the list is just what that search finds. */
  readonly found: SearchTiers | null
  /** The remaining conditions. */
  readonly filter: ArticleFilter
}

const LISTED: ArticleColumns = { id: "l.article_id", sortAt: "l.sort_at", publisherId: "l.publisher_id" }
const LINKED: ArticleColumns = { id: "l.article_id", sortAt: "l.sort_at", publisherId: null }

/**
 * The list of a scope. A search among all articles is read from the search table: by the index of words, or along the dates.
 */
export function listOf(scope: ArticleScope, filter: ArticleFilter, searches: Searches): List {
  const search = scope.of === "all" ? leadingSearch(filter) : null
  if (search === null) return { ...tableOf(scope), found: null, filter }
  const found = searches.get(search) ?? null
  const rest = filter.filter((condition) => condition.is !== "search" || condition.text !== search)
  return { table: SEARCH_TABLE, columns: SEARCHED, where: raw(found ? "true" : "false"), found, filter: rest }
}

/**
 * The list of a scope, when all of it will be read. With a common word it is cheaper to take the articles that the other
 * conditions select and look these up among the word's matches than the other way round.
 */
export function wholeListOf(scope: ArticleScope, filter: ArticleFilter, searches: Searches, withArticle: boolean): List {
  const list = listOf(scope, filter, searches)
  const asArticles = list.found && isOften(widest(list.found)) && (withArticle || needsArticle(list.filter, list.columns))
  return asArticles ? { ...tableOf(scope), found: null, filter } : list
}

/** All articles that match a filter, from their own table. */
export function allArticles(filter: ArticleFilter): List {
  return { ...tableOf({ of: "all" }), found: null, filter }
}

function tableOf(scope: ArticleScope): Pick<List, "table" | "columns" | "where"> {
  switch (scope.of) {
    case "all":
      return { table: ARTICLES_TABLE, columns: ARTICLES, where: raw("true") }
    case "publisher":
      return { table: ARTICLES_TABLE, columns: ARTICLES, where: raw("a.publisher_id = p.id") }
    case "citedSource":
      return { table: "article_sources l", columns: LINKED, where: raw("l.source_id = p.id AND l.role = 'CITED'") }
    case "mentionedSource":
      return { table: "article_sources l", columns: LINKED, where: raw("l.source_id = p.id AND l.role = 'MENTIONED'") }
    case "linked": {
      const { table, publisher } = linkTo(scope.to)
      return { table: `${table} l`, columns: publisher ? LISTED : LINKED, where: raw(`l.${scope.to}_id = p.id`) }
    }
    case "topicTree":
      return { table: "topic_articles l", columns: LISTED, where: raw("l.topic_id = p.id") }
    case "story":
      return { table: "story_articles l", columns: LINKED, where: raw("l.story_id = p.id") }
    case "person": {
      const role = scope.role ? sql`l.role = ${scope.role}::person_role` : raw("l.principal")
      return { table: "article_people l", columns: LINKED, where: sql`l.person_id = p.id AND ${role}` }
    }
  }
}

const SEARCHED: ArticleColumns = { id: "s.article_id", sortAt: "s.sort_at", publisherId: null }
const ARTICLES: ArticleColumns = { id: "a.id", sortAt: "a.sort_at", publisherId: "a.publisher_id" }
