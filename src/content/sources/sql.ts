import sql, { raw, type Sql } from "sql-template-tag"
import { asTexts, type Columns, CURSORS, type ReadBy } from "../../db/columns.ts"
import type { KeysetOrder } from "../../db/keyset.ts"
import type { Relation } from "../../db/relation.ts"
import type { SourceRole } from "../enums.ts"
import type { RowOf } from "../kind.ts"
import { columnsOf, readByOf } from "../kind-columns.ts"
import { SOURCE } from "./kind.ts"

export type SourceRow = RowOf<typeof SOURCE>

export interface ArticleSourceRow extends SourceRow {
  parentId: string
  position: number
}

export const SOURCE_COLUMNS = columnsOf(SOURCE, "e")
export const SOURCE_READ_BY = readByOf(SOURCE)

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

/** A source as a value in the row that refers to it: a JSON array of texts. @param column the one with its id. */
export function sourceWithin(columns: Columns, column: string): Sql {
  return sql`(SELECT array_to_json(${asTexts(columns)}) FROM sources e WHERE e.id = ${raw(column)})`
}

export function sourceCounts(articles: readonly string[], role: SourceRole): Sql {
  return sql`SELECT l.article_id AS "parentId", count(*)::int AS count FROM article_sources l
    WHERE l.article_id = ANY(${articles}::bigint[]) AND l.role = ${role}::source_role GROUP BY l.article_id`
}
