import sql, { raw, type Sql } from "sql-template-tag"
import { type KeysetOrder, keysetOrderBy, keysetWhere, type PageRequest } from "../db/keyset.ts"
import { NAMED_COLUMNS, type NamedRow } from "../names/sql.ts"

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

export const SOURCE_COLUMNS = `${NAMED_COLUMNS}, e.kind, e.description_ar AS "descriptionAr", e.description_en AS "descriptionEn", e.homepage, e.country`

/** In the order in which the article lists them. */
export const BY_POSITION: KeysetOrder = {
  name: "position",
  sort: "l.position",
  sortType: "int",
  id: "l.source_id",
  direction: "ASC",
}

export function sourcesOfArticles(articles: readonly string[], role: SourceRole, page: PageRequest): Sql {
  return sql`SELECT p.id AS "parentId", r.* FROM unnest(${articles}::bigint[]) AS p(id) CROSS JOIN LATERAL (
    SELECT ${raw(SOURCE_COLUMNS)}, l.position FROM article_sources l JOIN sources e ON e.id = l.source_id
    WHERE l.article_id = p.id AND l.role = ${role}::source_role ${keysetWhere(BY_POSITION, page)} ${keysetOrderBy(BY_POSITION, page)}) r`
}

export function sourceCounts(articles: readonly string[], role: SourceRole): Sql {
  return sql`SELECT l.article_id AS "parentId", count(*)::int AS count FROM article_sources l
    WHERE l.article_id = ANY(${articles}::bigint[]) AND l.role = ${role}::source_role GROUP BY l.article_id`
}
