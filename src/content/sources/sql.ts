import sql, { raw, type Sql } from "sql-template-tag"
import { asTexts, type Columns, CURSORS, type ReadBy } from "../../db/columns.ts"
import type { KeysetOrder } from "../../db/keyset.ts"
import type { Relation } from "../../db/relation.ts"
import { NAMED_COLUMNS, NAMED_READ_BY, type NamedRow } from "../names/sql.ts"

export type SourceKind =
  | "NEWS_OUTLET"
  | "NEWS_AGENCY"
  | "GOVERNMENT"
  | "MILITARY"
  | "ARMED_GROUP"
  | "ALLIANCE"
  | "NGO"
  | "COMPANY"
  | "UNIVERSITY"
  | "SOCIAL_MEDIA"
  | "OTHER"

/** Whether an article passes the source's words on, or only speaks of it. */
export type SourceRole = "CITED" | "MENTIONED"

export interface SourceRow extends NamedRow {
  kind: SourceKind
  descriptionAr: string | null
  descriptionEn: string | null
  homepage: string | null
  country: string | null
}

export interface ArticleSourceRow extends SourceRow {
  parentId: string
  position: number
}

export const SOURCE_COLUMNS = {
  ...NAMED_COLUMNS,
  kind: "e.kind",
  descriptionAr: "e.description_ar",
  descriptionEn: "e.description_en",
  homepage: "e.homepage",
  country: "e.country",
}

export const SOURCE_READ_BY: ReadBy<SourceRow> = {
  ...NAMED_READ_BY,
  kind: ["kind", "kindLabel"],
  descriptionAr: ["description"],
  descriptionEn: ["description"],
  homepage: ["homepage"],
  country: ["country"],
}

export const ARTICLE_SOURCE_COLUMNS = { ...SOURCE_COLUMNS, position: "l.position" }

export const ARTICLE_SOURCE_READ_BY: ReadBy<ArticleSourceRow> = { ...SOURCE_READ_BY, position: CURSORS }

/** In the order in which the article lists them. */
export const BY_POSITION: KeysetOrder = {
  name: "position",
  sort: "l.position",
  sortType: "int",
  id: "l.source_id",
  direction: "ASC",
}

export function sourcesOfArticles(columns: Columns, role: SourceRole): Relation {
  return {
    columns,
    from: raw("article_sources l JOIN sources e ON e.id = l.source_id"),
    where: (article) => sql`l.article_id = ${article} AND l.role = ${role}::source_role`,
    order: BY_POSITION,
  }
}

/** A source as a value in the row that names it: a JSON array of texts. @param column where its id stands. */
export function sourceWithin(columns: Columns, column: string): Sql {
  return sql`(SELECT array_to_json(${asTexts(columns)}) FROM sources e WHERE e.id = ${raw(column)})`
}

export function sourceCounts(articles: readonly string[], role: SourceRole): Sql {
  return sql`SELECT l.article_id AS "parentId", count(*)::int AS count FROM article_sources l
    WHERE l.article_id = ANY(${articles}::bigint[]) AND l.role = ${role}::source_role GROUP BY l.article_id`
}
