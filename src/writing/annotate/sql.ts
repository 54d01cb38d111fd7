import sql, { type Sql } from "sql-template-tag"
import { analyze } from "../../db/analyze.ts"

// What is derived from texts is computed in steps; `annotation_pending` says which articles wait for which one.

/** Steps in their order: what is found in a text, the text shared with others, the story. */
export const STEP = { TEXT: 0, SHARED: 1, STORY: 2 } as const
export type Step = (typeof STEP)[keyof typeof STEP]

export function countPendingSteps(): Sql {
  return sql`SELECT count(*)::int AS count FROM annotation_pending`
}

/** Articles that other rules or word lists annotated. */
export function enqueueOutdated(version: number): Sql {
  return sql`INSERT INTO annotation_pending (article_id, step) SELECT article_id, ${STEP.TEXT} FROM article_annotations WHERE version <> ${version}
    ON CONFLICT (article_id) DO UPDATE SET step = excluded.step`
}

export const ENQUEUE_EVERYTHING = `INSERT INTO annotation_pending (article_id, step) SELECT id, ${STEP.TEXT} FROM articles
  ON CONFLICT (article_id) DO UPDATE SET step = excluded.step`

export interface PendingTextRow {
  readonly id: string
  readonly slug: string
  readonly body: string
  readonly publishedAt: string | null
  readonly curated: string | null
}

/** What is read at once of texts, in bytes: they may be of any length, and so may what is found in them. Asking for a length reads no text. */
const MOST_BYTES = 8_000_000

/** The next articles whose texts wait: `most`, or fewer where they are long; always one. */
export function pendingTexts(most: number): Sql {
  return sql`WITH waiting AS (SELECT article_id FROM annotation_pending WHERE step = ${STEP.TEXT} ORDER BY article_id LIMIT ${most}),
      measured AS (SELECT a.id, sum(octet_length(a.body)) OVER (ORDER BY a.id) - octet_length(a.body) AS before FROM waiting w JOIN articles a ON a.id = w.article_id)
    SELECT a.id, a.slug, a.body, a.published_at AS "publishedAt", a.curated::text AS curated
    FROM measured m JOIN articles a ON a.id = m.id WHERE m.before < ${MOST_BYTES} ORDER BY a.id`
}

export function pendingIds(step: Step, most: number): Sql {
  return sql`SELECT article_id AS id FROM annotation_pending WHERE step = ${step} ORDER BY article_id LIMIT ${most}`
}

export function advance(ids: readonly string[], step: Step): Sql {
  return sql`UPDATE annotation_pending SET step = ${step} WHERE article_id = ANY(${ids}::bigint[])`
}

/** Takes the fingerprints of these articles out of the index; their annotations say which they are. */
export function deleteFingerprints(ids: readonly string[]): Sql {
  return sql`DELETE FROM fingerprints f USING (SELECT article_id, unnest(fingerprints) AS value FROM article_annotations WHERE article_id = ANY(${ids}::bigint[])) old
    WHERE f.value = old.value AND f.article_id = old.article_id`
}

export function deleteStatements(ids: readonly string[]): Sql {
  return sql`DELETE FROM statements WHERE article_id = ANY(${ids}::bigint[])`
}

export interface AnnotationRow {
  readonly id: string
  readonly annotation: object
  readonly words: number
  readonly fingerprints: readonly number[]
}

/** Rows as one JSON parameter, as stage/sql.ts writes them. */
export function writeAnnotations(version: number, rows: readonly AnnotationRow[]): Sql {
  return sql`WITH entries AS (SELECT * FROM json_to_recordset(${JSON.stringify(rows)}::json) AS e(id bigint, annotation jsonb, words int, fingerprints int[])),
      printed AS (INSERT INTO fingerprints (value, article_id) SELECT unnest(fingerprints), id FROM entries ON CONFLICT DO NOTHING)
    INSERT INTO article_annotations (article_id, version, annotation, words, fingerprints) SELECT id, ${version}, annotation, words, fingerprints FROM entries
    ON CONFLICT (article_id) DO UPDATE SET version = excluded.version, annotation = excluded.annotation, words = excluded.words, fingerprints = excluded.fingerprints`
}

export interface StatementRow {
  readonly id: string
  readonly article_id: string
  readonly position: number
  readonly start_at: number
  readonly end_at: number
  readonly attribution_start: number | null
  readonly attribution_end: number | null
  readonly direct: boolean
  readonly method: string
  readonly confidence: number
}

export interface StepRow {
  readonly statement_id: string
  readonly article_id: string
  readonly position: number
  readonly person_id: string | null
  readonly source_id: string | null
  readonly description: string | null
  readonly count: number | null
  readonly anonymity: string | null
}

export function insertStatements(rows: readonly StatementRow[]): Sql {
  return sql`INSERT INTO statements (id, article_id, position, start_at, end_at, attribution_start, attribution_end, direct, method, confidence, sort_at)
    SELECT e.id, e.article_id, e.position, e.start_at, e.end_at, e.attribution_start, e.attribution_end, e.direct, e.method::annotation_method, e.confidence, a.sort_at
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS e(id bigint, article_id bigint, position int, start_at int, end_at int, attribution_start int, attribution_end int,
      direct boolean, method text, confidence real) JOIN articles a ON a.id = e.article_id`
}

export function insertSteps(rows: readonly StepRow[]): Sql {
  return sql`INSERT INTO statement_steps (statement_id, position, person_id, source_id, description, count, anonymity, sort_at)
    SELECT e.statement_id, e.position, e.person_id, e.source_id, e.description, e.count, e.anonymity, a.sort_at
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS e(statement_id bigint, article_id bigint, position int, person_id bigint, source_id bigint, description text, count int, anonymity text)
    JOIN articles a ON a.id = e.article_id`
}

/** The planner's figures after many rows. */
export const ANALYZE_ANNOTATIONS = analyze("article_annotations", "fingerprints", "statements", "statement_steps")
