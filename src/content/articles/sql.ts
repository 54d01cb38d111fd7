import sql, { empty, join, raw, type Sql } from "sql-template-tag"
import { NO_PARENT } from "../../db/batching.ts"
import { type Columns, selected } from "../../db/columns.ts"
import { type KeysetOrder, keysetOrderBy, keysetSort, keysetWhere, type PageRequest } from "../../db/keyset.ts"
import { isAmong, parentsAs } from "../../db/plannable.ts"
import { type Prefetch, prefetchedColumns } from "../../db/prefetch.ts"
import type { RowOf } from "../kind.ts"
import { columnsOf, readByOf } from "../kind-columns.ts"
import { type ArticleSelection, leadingSearch } from "./filter.ts"
import type { Searches } from "./filter-sql.ts"
import { ARTICLE } from "./kind.ts"
import { ARTICLES_TABLE, allArticles, fromOf, listOf, rowsOf, selectedOf, wholeListOf } from "./list-sql.ts"
import { dateOrder, relevantRange, relevantSort, scoreColumn } from "./relevance-sql.ts"

/** A row has the article's text only if the request selects it. */
export type ArticleRow = Omit<RowOf<typeof ARTICLE>, "body"> & { body?: string }

export interface PagedArticleRow extends ArticleRow {
  parentId: string
  /** The sort value of a list in the order of changes. */
  changedSort?: string
  /** How well it matches (src/content/search/tiers.ts), if the selection has a search that must hold. */
  score?: number
}

/**
 * By the date of publication. Undated articles count as older than all others; articles with equal dates are in the order of
 * their ids.
 */
export function byPublication(direction: "ASC" | "DESC"): Pick<KeysetOrder, "name" | "sortType" | "direction"> {
  return { name: direction === "DESC" ? "newest" : "oldest", sortType: "timestamptz", direction }
}

/** By the time of the last change; articles with equal times are in the order of their ids. */
export function byChange(direction: "ASC" | "DESC"): Pick<KeysetOrder, "name" | "sortType" | "direction"> {
  return { name: direction === "ASC" ? "changed" : "changed-desc", sortType: "timestamptz", direction }
}

export const ARTICLE_COLUMNS = columnsOf(ARTICLE, "a")
export const ARTICLE_READ_BY = readByOf(ARTICLE)

/** What statements return of each article: columns, and what is prefetched with it. */
export interface ArticleShape {
  readonly columns: Columns
  readonly prefetched: readonly Pick<Prefetch, "column">[]
}

function shapeOf({ columns, prefetched }: ArticleShape): Sql {
  const beside = prefetchedColumns(prefetched).map(({ name, column }) => sql`, ${column} AS ${raw(`"${name}"`)}`)
  return beside.length === 0 ? selected(columns) : sql`${selected(columns)}${join(beside, "")}`
}

export function articlesById(ids: readonly string[], shape: ArticleShape): Sql {
  return sql`SELECT ${shapeOf(shape)} FROM articles a WHERE ${isAmong("a.id", ids, "bigint")}`
}

/** The next articles, with their bodies, in the order of the slugs' bytes. */
export function articlesInSlugOrder(after: string, most: number): Sql {
  return sql`SELECT ${selected(ARTICLE_COLUMNS)} FROM articles a WHERE a.slug > ${after} COLLATE "C" ORDER BY a.slug LIMIT ${most}`
}

export interface BodyRow {
  id: string
  body: string
  /** The indexes of headings among the passages, if the imported markup had them. */
  headings: readonly number[] | null
}

export function bodiesOfArticles(ids: readonly string[]): Sql {
  return sql`SELECT a.id, a.body, a.headings FROM articles a WHERE a.id = ANY(${ids}::bigint[])`
}

/** The beginning of each body, or all of it if it is not longer. @param most characters. */
export function openingsOfArticles(ids: readonly string[], most: number): Sql {
  return sql`SELECT a.id, left(a.body, ${most}) AS body FROM articles a WHERE a.id = ANY(${ids}::bigint[])`
}

export interface ArticleIdRow {
  parentId: string
  scheme: string
  value: string
}

/** The ids of articles in other systems. */
export function externalIdsOfArticles(ids: readonly string[]): Sql {
  return sql`SELECT x.article_id AS "parentId", x.scheme, x.value FROM external_ids x WHERE x.article_id = ANY(${ids}::bigint[])
    ORDER BY x.article_id, x.scheme COLLATE "C", x.value COLLATE "C"`
}

export function articlesBySlug(slugs: readonly string[], shape: ArticleShape): Sql {
  return sql`SELECT ${shapeOf(shape)} FROM articles a WHERE ${isAmong("a.slug", slugs, "text")}`
}

/** The best matches first, then the newest. Only for selections with a search that must hold. */
export const BY_RELEVANCE = { name: "relevance", sortType: "relevance", direction: "DESC" } as const

export interface ArticlePages extends ArticleSelection {
  readonly order: { readonly by: "published" | "changed"; readonly direction: "ASC" | "DESC" } | { readonly by: "relevance" }
  readonly page: PageRequest
}

/** What a statement needs besides the selection: what it returns, and what the searches mean. */
export interface ArticleReading extends ArticleShape {
  /** Whether rows have a score. In the order of dates, that requires reading their search vectors. */
  readonly withScore: boolean
  readonly searches: Searches
}

/** One page of articles for each parent, in one statement that reads one range of an index for each. */
export function articlePages(pages: ArticlePages, parents: readonly string[], reading: ArticleReading): Sql {
  const { scope, filter, order, page } = pages
  const { withScore, searches } = reading
  if (order.by === "changed") return changedPage(pages, order.direction, reading)
  const list = listOf(scope, filter, searches)
  const leading = searches.get(leadingSearch(filter) ?? "") ?? null
  const score = order.by === "relevance" ? raw(", r.score") : withScore ? scoreColumn(leading) : empty
  const wanted = sql`${shapeOf(reading)}${score}`
  const direction = order.by === "published" ? order.direction : "DESC"
  const keyset = { ...byPublication(direction), sort: list.columns.sortAt, id: list.columns.id }
  const range = sql`WHERE ${selectedOf(list, searches)} ${keysetWhere(keyset, page)} ${keysetOrderBy(keyset, page)}`
  if (scope.of === "all" && list.table === ARTICLES_TABLE) {
    return sql`SELECT ${NO_PARENT} AS "parentId", ${wanted} FROM ${fromOf(list)} ${range}`
  }
  const [rows, sort] =
    order.by === "relevance"
      ? [relevantRange(list, leading, page, searches), relevantSort(page)]
      : [
          rowsOf(list, searches, { range: sql` ${keysetWhere(keyset, page)}`, order: dateOrder(direction, page) }),
          keysetSort({ ...keyset, sort: "r.sort_at", id: "r.id" }, page),
        ]
  // The page is cut from the list's index first, so that only its own rows are looked up in `articles`.
  const cut =
    list.table === ARTICLES_TABLE && order.by === "published"
      ? sql`SELECT ${wanted} FROM ${fromOf(list)} ${range}`
      : sql`SELECT ${wanted} FROM (${rows}) r JOIN articles a ON a.id = r.id ${sort}`
  return sql`SELECT p.id AS "parentId", r.* FROM ${parentsAs(parents)} CROSS JOIN LATERAL (${cut}) r`
}

/** All articles that match a filter, in the order of changes: reads along the index of that order, whatever the filter is. */
function changedPage({ filter, page }: ArticlePages, direction: "ASC" | "DESC", reading: ArticleReading): Sql {
  const { withScore, searches } = reading
  const list = allArticles(filter)
  const keyset = { ...byChange(direction), sort: "a.changed_at", id: "a.id" }
  const score = withScore ? scoreColumn(searches.get(leadingSearch(filter) ?? "") ?? null) : empty
  return sql`SELECT ${NO_PARENT} AS "parentId", ${shapeOf(reading)}, a.changed_at AS "changedSort"${score} FROM ${fromOf(list)}
    WHERE ${selectedOf(list, searches)} ${keysetWhere(keyset, page)} ${keysetOrderBy(keyset, page)}`
}

/** How many articles each parent has. */
export function articleCounts({ scope, filter }: ArticleSelection, parents: readonly string[], searches: Searches): Sql {
  const list = wholeListOf(scope, filter, searches, false)
  const counted = sql`SELECT count(*)::int FROM ${fromOf(list)} WHERE ${selectedOf(list, searches, "ALL")}`
  return sql`SELECT p.id AS "parentId", (${counted}) AS count FROM ${parentsAs(parents)}`
}

/**
 * All selected articles of one parent, for statements that count or group them: `id` and `sort_at`, or a column of `articles`.
 */
export function selectedArticles(
  { scope, filter }: ArticleSelection,
  parent: string,
  searches: Searches,
  column?: string,
): Sql {
  const list = wholeListOf(scope, filter, searches, column !== undefined)
  const wanted = raw(column ?? `${list.columns.id} AS id, ${list.columns.sortAt} AS sort_at`)
  return sql`SELECT ${wanted} FROM (SELECT ${parent}::bigint AS id) p CROSS JOIN ${fromOf(list, { withArticle: column !== undefined })}
    WHERE ${selectedOf(list, searches, "ALL")}`
}

/** The roles that a person has in each of these articles. */
export function rolesInArticles(personArticles: readonly string[]): Sql {
  const [people, articles] = [personArticles.map((key) => key.split(":")[0]), personArticles.map((key) => key.split(":")[1])]
  return sql`SELECT k.person_id || ':' || k.article_id AS "parentId", l.role
    FROM unnest(${people}::bigint[], ${articles}::bigint[]) AS k(person_id, article_id)
    JOIN article_people l ON l.article_id = k.article_id AND l.person_id = k.person_id ORDER BY l.position, l.role`
}
