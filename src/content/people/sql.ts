import sql, { raw, type Sql } from "sql-template-tag"
import { type Columns, CURSORS, type ReadBy } from "../../db/columns.ts"
import type { KeysetOrder } from "../../db/keyset.ts"
import type { Relation } from "../../db/relation.ts"
import type { PersonRole } from "../enums.ts"
import type { RowOf } from "../kind.ts"
import { columnsOf, readByOf } from "../kind-columns.ts"
import { PERSON } from "./kind.ts"

export type PersonRow = RowOf<typeof PERSON>

/** A person in an article: the person's columns, and the position in the article's list. */
export interface ArticlePersonRow extends PersonRow {
  parentId: string
  role: PersonRole
  position: number
}

export const PERSON_COLUMNS = columnsOf(PERSON, "e")
export const PERSON_READ_BY = readByOf(PERSON)

export const ARTICLE_PERSON_COLUMNS = { ...PERSON_COLUMNS, role: "l.role", position: "l.position" }

export const ARTICLE_PERSON_READ_BY: ReadBy<ArticlePersonRow> = {
  ...PERSON_READ_BY,
  role: ["role", "roleLabel"],
  position: CURSORS,
}

/** In the order in which the article lists them. Positions are unique within an article. */
export const BY_POSITION: KeysetOrder = {
  name: "position",
  sort: "l.position",
  sortType: "int",
  id: "l.person_id",
  direction: "ASC",
}

export function peopleOfArticles(columns: Columns, role: PersonRole | undefined): Relation {
  return {
    columns,
    from: raw("article_people l JOIN people e ON e.id = l.person_id"),
    where: (article) => sql`l.article_id = ${article} ${withRole(role)}`,
    order: BY_POSITION,
  }
}

export function peopleCounts(articles: readonly string[], role: PersonRole | undefined): Sql {
  return sql`SELECT l.article_id AS "parentId", count(*)::int AS count FROM article_people l
    WHERE l.article_id = ANY(${articles}::bigint[]) ${withRole(role)} GROUP BY l.article_id`
}

function withRole(role: PersonRole | undefined): Sql {
  return role ? sql`AND l.role = ${role}::person_role` : raw("")
}
