import sql, { raw, type Sql } from "sql-template-tag"
import { WAIT_EARLIER } from "./sql.ts"

// Which articles share text, found through their fingerprints (src/text/shared/fingerprints.ts).

/**
 * A fingerprint that more than this many articles have is boilerplate: a legal notice, a byline, a list that hundreds of
 * articles repeat.
 */
export const BOILERPLATE = 100

export interface RelativeRow {
  readonly id: string
  readonly otherId: string
}

/**
 * The other articles that have a fingerprint in common with one of these; boilerplate does not count. Reads one index range for
 * each fingerprint, and stops it after BOILERPLATE rows.
 */
export function relatives(ids: readonly string[]): Sql {
  return sql`SELECT DISTINCT n.article_id AS id, o.id AS "otherId"
    FROM article_annotations n CROSS JOIN LATERAL unnest(n.fingerprints) AS h(value)
    CROSS JOIN LATERAL (SELECT array_agg(f.article_id) AS ids FROM (SELECT article_id FROM fingerprints WHERE value = h.value LIMIT ${BOILERPLATE + 1}) f) found
    CROSS JOIN LATERAL unnest(found.ids) AS o(id)
    WHERE n.article_id = ANY(${ids}::bigint[]) AND cardinality(found.ids) <= ${BOILERPLATE} AND o.id <> n.article_id ORDER BY 1, 2`
}

/** Which of these articles' fingerprints are boilerplate. */
export function boilerplateOf(ids: readonly string[]): Sql {
  return sql`SELECT h.value FROM (SELECT DISTINCT unnest(fingerprints) AS value FROM article_annotations WHERE article_id = ANY(${ids}::bigint[])) h
    CROSS JOIN LATERAL (SELECT count(*) AS articles FROM (SELECT FROM fingerprints WHERE value = h.value LIMIT ${BOILERPLATE + 1}) f) found
    WHERE found.articles > ${BOILERPLATE}`
}

/**
 * Queues the articles anew whose fingerprints became boilerplate, or ceased to be, when these articles were written. Without
 * this, what is found would depend on the order in which articles came.
 */
export function requeueBoilerplate(ids: readonly string[], step: number): Sql {
  return sql`WITH mine AS (SELECT DISTINCT unnest(fingerprints) AS value FROM article_annotations WHERE article_id = ANY(${ids}::bigint[])),
      counted AS (SELECT m.value, c.articles > ${BOILERPLATE} AS is_now, EXISTS (SELECT FROM boilerplate b WHERE b.value = m.value) AS was FROM mine m
        CROSS JOIN LATERAL (SELECT count(*) AS articles FROM (SELECT FROM fingerprints WHERE value = m.value LIMIT ${BOILERPLATE + 1}) f) c),
      risen AS (INSERT INTO boilerplate SELECT value FROM counted WHERE is_now AND NOT was),
      fallen AS (DELETE FROM boilerplate WHERE value IN (SELECT value FROM counted WHERE was AND NOT is_now))
    INSERT INTO annotation_pending (article_id, step) SELECT DISTINCT f.article_id, ${step}::smallint FROM counted c JOIN fingerprints f ON f.value = c.value JOIN articles a ON a.id = f.article_id
    WHERE c.is_now <> c.was AND f.article_id <> ALL(${ids}::bigint[]) ${raw(WAIT_EARLIER)}`
}

export interface BodyRow {
  readonly id: string
  readonly body: string
}

export function bodiesOf(ids: readonly string[]): Sql {
  return sql`SELECT id, body FROM articles WHERE id = ANY(${ids}::bigint[])`
}

export interface BodyLengthRow {
  readonly id: string
  readonly bytes: number
}

/** The lengths of texts in bytes; the texts themselves are not read. */
export function bodyLengths(ids: readonly string[]): Sql {
  return sql`SELECT id, octet_length(body) AS bytes FROM articles WHERE id = ANY(${ids}::bigint[])`
}

/** The articles that share text with these. */
export function sharingWith(ids: readonly string[]): Sql {
  return sql`SELECT DISTINCT other_id AS id FROM shared_texts WHERE article_id = ANY(${ids}::bigint[])`
}

/** The stories in which these articles stand. */
export function storiesWith(ids: readonly string[]): Sql {
  return sql`SELECT DISTINCT story_id AS id FROM story_articles WHERE article_id = ANY(${ids}::bigint[])`
}

export function deleteShared(ids: readonly string[]): Sql {
  return sql`WITH texts AS (DELETE FROM shared_texts WHERE article_id = ANY(${ids}::bigint[]) OR other_id = ANY(${ids}::bigint[]))
    DELETE FROM shared_passages WHERE left_id = ANY(${ids}::bigint[]) OR right_id = ANY(${ids}::bigint[])`
}

export interface SharedTextRow {
  readonly article_id: string
  readonly other_id: string
  readonly words: number
  readonly share: number
}

export interface SharedPassageRow {
  readonly id: string
  readonly left_id: string
  readonly right_id: string
  readonly left_start: number
  readonly left_end: number
  readonly right_start: number
  readonly right_end: number
  readonly words: number
}

export function insertSharedTexts(rows: readonly SharedTextRow[]): Sql {
  return sql`INSERT INTO shared_texts (article_id, other_id, words, share) SELECT * FROM json_to_recordset(${JSON.stringify(rows)}::json)
    AS e(article_id bigint, other_id bigint, words int, share real)`
}

export function insertSharedPassages(rows: readonly SharedPassageRow[]): Sql {
  return sql`INSERT INTO shared_passages (id, left_id, right_id, left_start, left_end, right_start, right_end, words)
    SELECT * FROM json_to_recordset(${JSON.stringify(rows)}::json)
    AS e(id bigint, left_id bigint, right_id bigint, left_start int, left_end int, right_start int, right_end int, words int)`
}
