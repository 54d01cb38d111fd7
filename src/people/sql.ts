import sql, { raw, type Sql } from "sql-template-tag"
import { type KeysetOrder, keysetOrderBy, keysetWhere, type PageRequest } from "../db/keyset.ts"
import { NAMED_COLUMNS, type NamedRow } from "../names/sql.ts"

export type PersonRole = "AUTHOR" | "SUBJECT" | "QUOTED" | "MENTIONED"

export interface PersonRow extends NamedRow {
  descriptionAr: string | null
  descriptionEn: string | null
  country: string | null
}

/** A person in an article: the columns of the person and the place in the article's list. */
export interface ArticlePersonRow extends PersonRow {
  parentId: string
  role: PersonRole
  position: number
}

export const PERSON_COLUMNS = `${NAMED_COLUMNS}, e.description_ar AS "descriptionAr", e.description_en AS "descriptionEn", e.country`

/** In the order in which the article lists them. Positions are unique within an article. */
export const BY_POSITION: KeysetOrder = {
  name: "position",
  sort: "l.position",
  sortType: "int",
  id: "l.person_id",
  direction: "ASC",
}

export function peopleOfArticles(articles: readonly string[], role: PersonRole | undefined, page: PageRequest): Sql {
  return sql`SELECT p.id AS "parentId", r.* FROM unnest(${articles}::bigint[]) AS p(id) CROSS JOIN LATERAL (
    SELECT ${raw(PERSON_COLUMNS)}, l.role, l.position FROM article_people l JOIN people e ON e.id = l.person_id
    WHERE l.article_id = p.id ${withRole(role)} ${keysetWhere(BY_POSITION, page)} ${keysetOrderBy(BY_POSITION, page)}) r`
}

export function peopleCounts(articles: readonly string[], role: PersonRole | undefined): Sql {
  return sql`SELECT l.article_id AS "parentId", count(*)::int AS count FROM article_people l
    WHERE l.article_id = ANY(${articles}::bigint[]) ${withRole(role)} GROUP BY l.article_id`
}

function withRole(role: PersonRole | undefined): Sql {
  return role ? sql`AND l.role = ${role}::person_role` : raw("")
}
