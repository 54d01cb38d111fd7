import sql, { raw, type Sql } from "sql-template-tag"
import { NO_PARENT } from "../../db/batching.ts"
import { type ArticleFilter, type ArticleSelection, narrowToIndexedScope } from "../articles/filter.ts"
import type { Searches } from "../articles/filter-sql.ts"
import { type LinkedName, linkTo } from "../articles/plain-links.ts"
import { selectedArticles } from "../articles/sql.ts"
import type { PersonRole } from "../enums.ts"
import type { KeptBy } from "../totals/dimensions.ts"
import { keptFacet } from "../totals/sql.ts"

export type Dimension = "publisher" | "citedSource" | "person" | "language" | "month" | LinkedName

export interface FacetRow {
  /** A row id, a language, or a month as `2021-03`. */
  value: string
  count: number
}

export interface FacetRequest {
  readonly dimension: Dimension
  readonly filter: ArticleFilter
  readonly first: number
  /** For people: counts only links with this role. */
  readonly role: PersonRole | null
}

/**
 * Counts the values of one dimension among the selected articles: the most frequent first, or the latest months. One statement,
 * which counts unless all articles are selected, since for those there are stored totals.
 */
export function facet({ dimension, filter, first, role }: FacetRequest, searches: Searches): Sql {
  if (filter.length === 0) return keptFacet(keptBy(dimension, role), dimension === "month" ? "LATEST" : "LARGEST", first)
  const { selection, parent } = narrowToIndexedScope({ scope: { of: "all" }, filter }, NO_PARENT)
  const order = raw(dimension === "month" ? "value DESC" : "count DESC, value")
  return sql`SELECT ${raw(PRINTED[dimension] ?? "v.value")} AS value, count(*)::int AS count FROM (${valuesOf(dimension, role, selection, parent, searches)}) v
    WHERE v.value IS NOT NULL GROUP BY v.value ORDER BY ${order} LIMIT ${first}`
}

/** The output format of values, where it differs from what is counted. */
const PRINTED: Partial<Record<Dimension, string>> = { month: "to_char(v.value, 'YYYY-MM')" }

function keptBy(dimension: Dimension, role: PersonRole | null): KeptBy {
  switch (dimension) {
    case "citedSource":
      return "source:CITED"
    case "topic":
      return "topicTree"
    case "person":
      return role ? `person:${role}` : "person"
    default:
      return dimension
  }
}

function valuesOf(
  dimension: Dimension,
  role: PersonRole | null,
  selection: ArticleSelection,
  parent: string,
  searches: Searches,
): Sql {
  switch (dimension) {
    case "publisher":
      return selectedArticles(selection, parent, searches, "a.publisher_id AS value")
    case "language":
      return selectedArticles(selection, parent, searches, 'a.language COLLATE "C" AS value')
    case "month":
      return sql`SELECT date_trunc('month', s.sort_at AT TIME ZONE 'UTC') AS value FROM (${selectedArticles(selection, parent, searches)}) s WHERE s.sort_at > '-infinity'`
    case "citedSource":
      return linked("source_id", raw("article_sources l WHERE l.role = 'CITED'"), selection, parent, searches)
    case "topic":
      return linked("topic_id", raw("topic_articles l WHERE true"), selection, parent, searches)
    case "person": {
      const held = role ? sql`l.role = ${role}::person_role` : raw("l.principal")
      return linked("person_id", sql`article_people l WHERE ${held}`, selection, parent, searches)
    }
    default:
      return linked(`${dimension}_id`, raw(`${linkTo(dimension).table} l WHERE true`), selection, parent, searches)
  }
}

/** The values in a link table, with their counts. */
function linked(column: string, rows: Sql, selection: ArticleSelection, parent: string, searches: Searches): Sql {
  return sql`SELECT l.${raw(column)} AS value FROM ${rows} AND l.article_id IN (SELECT s.id FROM (${selectedArticles(selection, parent, searches)}) s)`
}
