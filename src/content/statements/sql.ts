import sql, { raw, type Sql } from "sql-template-tag"
import { type KeysetOrder, keysetOrderBy, keysetWhere, type PageRequest } from "../../db/keyset.ts"
import type { Method } from "../../evidence/stored.ts"

export interface StatementRow {
  id: string
  articleId: string
  position: number
  start: number
  end: number
  attributionStart: number | null
  attributionEnd: number | null
  direct: boolean
  method: Method
  confidence: number
  /** The date of publication of its article; null if unknown. */
  publishedAt: string | null
}

export interface OwnedStatementRow extends StatementRow {
  parentId: string
}

export interface StepRow {
  parentId: string
  position: number
  personId: string | null
  sourceId: string | null
  description: string | null
  count: number | null
  anonymity: string | null
}

/**
 * By the article's date of publication, the newest first and undated ones last; rows with equal dates are in the order of their
 * ids.
 */
export const NEWEST: KeysetOrder = { name: "newest", sort: "s.sort_at", sortType: "timestamptz", id: "s.id", direction: "DESC" }

/** In the order of the text. Positions are unique within an article. */
export const BY_POSITION: KeysetOrder = { name: "position", sort: "s.position", sortType: "int", id: "s.id", direction: "ASC" }

/** Columns of the table with the alias `s`. */
export const STATEMENT_COLUMNS = raw(`s.id, s.article_id AS "articleId", s.position, s.start_at AS "start", s.end_at AS "end",
  s.attribution_start AS "attributionStart", s.attribution_end AS "attributionEnd", s.direct, s.method, s.confidence, s.sort_at AS "publishedAt"`)

export function statementsById(ids: readonly string[]): Sql {
  return sql`SELECT ${STATEMENT_COLUMNS} FROM statements s WHERE s.id = ANY(${ids}::bigint[])`
}

/** The steps of each statement's chain, the speaker first. */
export function stepsOfStatements(statements: readonly string[]): Sql {
  return sql`SELECT l.statement_id AS "parentId", l.position, l.person_id AS "personId", l.source_id AS "sourceId", l.description, l.count, l.anonymity
    FROM statement_steps l WHERE l.statement_id = ANY(${statements}::bigint[]) ORDER BY l.statement_id, l.position`
}

export function statementsOfArticles(articles: readonly string[], page: PageRequest): Sql {
  return sql`SELECT p.id AS "parentId", r.* FROM unnest(${articles}::bigint[]) AS p(id) CROSS JOIN LATERAL (
    SELECT ${STATEMENT_COLUMNS} FROM statements s WHERE s.article_id = p.id ${keysetWhere(BY_POSITION, page)} ${keysetOrderBy(BY_POSITION, page)}) r`
}

export function countsOfArticles(articles: readonly string[]): Sql {
  return sql`SELECT s.article_id AS "parentId", count(*)::int AS count FROM statements s WHERE s.article_id = ANY(${articles}::bigint[]) GROUP BY s.article_id`
}
