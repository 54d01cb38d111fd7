import sql, { raw, type Sql } from "sql-template-tag"
import { searchTable } from "../search/matching-sql.ts"
import type { Expression } from "../search/tsquery.ts"
import { type ArticleFilter, type ArticleScope, leadingSearch, searchesIn } from "./filter.ts"
import { type ArticleColumns, needsArticle } from "./filter-sql.ts"

// Which table's index has which list of articles (docs/adr/0004).

/**
 * The tables of a list: its own, `articles` as `a` where a condition or the caller needs it, `article_search` as `s` for searches.
 * @param newest what the newest of are wanted, where the list is read from `article_search` itself.
 */
export function fromOf({ table, columns }: List, filter: ArticleFilter, { withArticle = false, newest }: Reading = {}): Sql {
  const own = table === SEARCH_TABLE && newest ? searchTable(newest) : raw(table)
  const article = table !== ARTICLES_TABLE && (withArticle || needsArticle(filter, columns))
  const search = table !== SEARCH_TABLE && searchesIn(filter).length > 0
  return sql`${own}${raw(
    `${article ? ` JOIN articles a ON a.id = ${columns.id}` : ""}${search ? ` LEFT JOIN article_search s ON s.article_id = ${columns.id}` : ""}`,
  )}`
}

interface Reading {
  readonly withArticle?: boolean
  readonly newest?: Expression | undefined
}

export const ARTICLES_TABLE = "articles a"
const SEARCH_TABLE = "article_search s"

export interface List {
  /** The table whose index has the list, with its alias. */
  readonly table: string
  readonly columns: ArticleColumns
  /** What belongs to a parent `p.id`. */
  readonly where: Sql
}

const LISTED: ArticleColumns = { id: "l.article_id", sortAt: "l.sort_at", publisherId: "l.publisher_id" }
const LINKED: ArticleColumns = { id: "l.article_id", sortAt: "l.sort_at", publisherId: null }

/** The list of a scope. All articles that a search finds are read from its own table, by its words or along its dates. */
export function listOf(scope: ArticleScope, filter: ArticleFilter): List {
  switch (scope.of) {
    case "all":
      return leadingSearch(filter) === null
        ? { table: ARTICLES_TABLE, columns: ARTICLES, where: raw("true") }
        : { table: SEARCH_TABLE, columns: SEARCHED, where: raw("true") }
    case "publisher":
      return { table: ARTICLES_TABLE, columns: ARTICLES, where: raw("a.publisher_id = p.id") }
    case "citedSource":
      return { table: "article_sources l", columns: LINKED, where: raw("l.source_id = p.id AND l.role = 'CITED'") }
    case "mentionedSource":
      return { table: "article_sources l", columns: LINKED, where: raw("l.source_id = p.id AND l.role = 'MENTIONED'") }
    case "topic":
      return { table: "article_topics l", columns: LISTED, where: raw("l.topic_id = p.id") }
    case "topicTree":
      return { table: "topic_articles l", columns: LISTED, where: raw("l.topic_id = p.id") }
    case "person": {
      const role = scope.role ? sql`l.role = ${scope.role}::person_role` : raw("l.principal")
      return { table: "article_people l", columns: LINKED, where: sql`l.person_id = p.id AND ${role}` }
    }
  }
}

const SEARCHED: ArticleColumns = { id: "s.article_id", sortAt: "s.sort_at", publisherId: null }
const ARTICLES: ArticleColumns = { id: "a.id", sortAt: "a.sort_at", publisherId: "a.publisher_id" }
