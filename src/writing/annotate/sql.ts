import sql, { type Sql } from "sql-template-tag"
import { analyze } from "../../db/analyze.ts"
import { PASSED_OVER_EARLIER } from "../passed-over/sql.ts"

// What is derived from texts is computed in steps; `annotation_pending` says which articles wait for which one.

/**
 * The steps in their order: TEXT finds what is in one text, SHARED the passages that it shares with other texts, STORY which
 * articles it is alike to, GROUP the story that it belongs to.
 */
export const STEP = { TEXT: 0, SHARED: 1, STORY: 2, GROUP: 3 } as const
export type Step = (typeof STEP)[keyof typeof STEP]

/**
 * Which queued articles. OWN: those that this transaction itself has queued, in a small write that annotates them itself. ANY:
 * all of them.
 */
export type Whose = "OWN" | "ANY"

/**
 * The condition that a queued article belongs to `whose`. `since` has the time at which the transaction began that queued it; a
 * transaction that queues it again writes its own time.
 */
export function belongingTo(whose: Whose): Sql {
  return whose === "OWN" ? sql`since = now()` : sql`true`
}

/**
 * What happens when an article is queued that waits already, and that a process may have taken: it is free to be taken again,
 * and goes back to this step.
 */
export const WAIT_AGAIN =
  "ON CONFLICT (article_id) DO UPDATE SET step = excluded.step, since = excluded.since, taken_until = NULL"

/** What letting an article wait does to one that waits already, for a later step: it goes back to this one. Who let it wait stays the same. */
export const WAIT_EARLIER =
  "ON CONFLICT (article_id) DO UPDATE SET step = excluded.step WHERE annotation_pending.step > excluded.step"

/** How many articles this transaction has queued. @param most counting stops there. */
export function countOwnSteps(most: number): Sql {
  return sql`SELECT count(*)::int AS count FROM (SELECT FROM annotation_pending WHERE ${belongingTo("OWN")} LIMIT ${most}) own`
}

export interface WaitingRow {
  readonly count: number
  /** When the longest-waiting article was queued; null if none waits. */
  readonly since: string | null
}

export function countPendingSteps(): Sql {
  return sql`SELECT count(*)::int AS count, min(since) AS since FROM annotation_pending`
}

/** Whether anything was annotated by older rules, or passed over by an earlier version. */
export function anyOutdated(version: number): Sql {
  return sql`SELECT EXISTS (SELECT FROM article_annotations WHERE version < ${version}) OR ${PASSED_OVER_EARLIER} AS exist`
}

/**
 * Queues the articles that older rules annotated. Those of newer rules stay as they are: while an older version of Isnad ends
 * and a newer one starts, neither should undo the other's work.
 */
export function enqueueOutdated(version: number): Sql {
  return sql`INSERT INTO annotation_pending (article_id, step, version) SELECT article_id, ${STEP.TEXT}, ${version} FROM article_annotations WHERE version < ${version}
    ON CONFLICT (article_id) DO UPDATE SET step = excluded.step, version = excluded.version, taken_until = NULL
      WHERE annotation_pending.step <> excluded.step OR annotation_pending.version < excluded.version`
}

export const ENQUEUE_EVERYTHING = `INSERT INTO annotation_pending (article_id, step) SELECT id, ${STEP.TEXT} FROM articles ${WAIT_AGAIN}`

export interface PendingTextRow {
  readonly id: string
  readonly slug: string
  readonly body: string
  readonly publishedAt: string | null
  readonly curated: string | null
  /** When the article was last written, as PostgreSQL's text. */
  readonly changedAt: string
}

/**
 * How many bytes of text are read at once, since texts may be of any length, and so may what is found in them. PostgreSQL knows
 * a text's length without reading it.
 */
const MOST_BYTES = 8_000_000

/** The texts of articles that this transaction has queued: up to `most`, fewer where they are long, and at least one. */
export function ownTexts(most: number): Sql {
  return sql`WITH waiting AS (SELECT article_id FROM annotation_pending WHERE step = ${STEP.TEXT} AND ${belongingTo("OWN")} ORDER BY article_id LIMIT ${most}),
      measured AS (${measured})
    SELECT ${textOf} FROM measured m JOIN articles a ON a.id = m.id WHERE m.before < ${MOST_BYTES} ORDER BY a.id`
}

const measured = sql`SELECT a.id, sum(octet_length(a.body)) OVER (ORDER BY a.id) - octet_length(a.body) AS before FROM waiting w JOIN articles a ON a.id = w.article_id`
const textOf = sql`a.id, a.slug, a.body, a.published_at AS "publishedAt", a.curated::text AS curated, a.changed_at::text AS "changedAt"`

/**
 * How many bytes of text a process takes at once. If it is killed, that much work is lost, and waits until others may take it.
 */
const TAKEN_BYTES = 500_000
/** For how long texts are taken: many times what it takes to analyse them. */
const TAKEN_FOR = "1 minute"

/**
 * Takes the texts of some queued articles with ids greater than `after`: up to `most`, fewer where they are long, and at least
 * one. After a while other processes may take them again, so nothing is lost when a process is killed. Articles that need newer
 * rules than `version` are left out.
 */
export function takeTexts(most: number, after: string, version: number): Sql {
  return sql`WITH waiting AS MATERIALIZED (SELECT article_id FROM annotation_pending WHERE step = ${STEP.TEXT} AND article_id > ${after}::bigint AND version <= ${version}
        AND (taken_until IS NULL OR taken_until < clock_timestamp()) ORDER BY article_id LIMIT ${most} FOR UPDATE SKIP LOCKED),
      measured AS (${measured}),
      taken AS (UPDATE annotation_pending p SET taken_until = clock_timestamp() + ${TAKEN_FOR}::interval FROM measured m
        WHERE p.article_id = m.id AND m.before < ${TAKEN_BYTES} RETURNING p.article_id)
    SELECT ${textOf} FROM taken t JOIN articles a ON a.id = t.article_id ORDER BY a.id`
}

/**
 * Which taken texts should still be written: nobody has changed the article since, or was faster. They are locked until the
 * transaction ends.
 */
export function stillTaken(texts: readonly Pick<PendingTextRow, "id" | "changedAt">[]): Sql {
  return sql`SELECT p.article_id AS id FROM unnest(${texts.map(({ id }) => id)}::bigint[], ${texts.map(({ changedAt }) => changedAt)}::timestamptz[]) AS t(id, changed_at)
    JOIN articles a ON a.id = t.id AND a.changed_at = t.changed_at JOIN annotation_pending p ON p.article_id = a.id
    WHERE p.step = ${STEP.TEXT} ORDER BY p.article_id FOR UPDATE OF p SKIP LOCKED`
}

/** Gives back texts that were taken, so that others can take them. */
export function letGo(ids: readonly string[]): Sql {
  return sql`UPDATE annotation_pending SET taken_until = NULL WHERE article_id IN (
    SELECT article_id FROM annotation_pending WHERE article_id = ANY(${ids}::bigint[]) AND step = ${STEP.TEXT} FOR UPDATE SKIP LOCKED)`
}

export function pendingIds(step: Step, most: number, whose: Whose): Sql {
  return sql`SELECT article_id AS id FROM annotation_pending WHERE step = ${step} AND ${belongingTo(whose)} ORDER BY article_id LIMIT ${most}`
}

export function advance(ids: readonly string[], step: Step): Sql {
  return sql`UPDATE annotation_pending SET step = ${step}, version = 0, taken_until = NULL WHERE article_id = ANY(${ids}::bigint[])`
}

/**
 * Deletes the fingerprints of these articles. Which they are is read from their annotations, since the table is indexed by
 * fingerprint.
 */
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

/** Writes annotations. The rows are one JSON parameter, as in src/writing/stage/sql.ts. */
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

/** Of the articles that this transaction let wait, those that wait for a step. */
export function ownIds(step: Step): Sql {
  return sql`SELECT article_id AS id FROM annotation_pending WHERE step = ${step} AND ${belongingTo("OWN")}`
}

/** Renews the planner's statistics after many rows were written. */
export const ANALYZE_ANNOTATIONS = analyze(
  "article_annotations",
  "article_entities",
  "fingerprints",
  "statements",
  "statement_steps",
)
