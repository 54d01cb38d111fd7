import sql, { type Sql } from "sql-template-tag"
import type { DerivedPart } from "../../content/enums.ts"
import { ANNOTATION_VERSION } from "../../evidence/version.ts"
import { SEARCH_VERSION } from "../../text/search/version.ts"
import { VERSION } from "../../version.ts"

/** Which version failed. A later release, or later rules, may succeed and try again. */
const OURS = `${VERSION}/${ANNOTATION_VERSION}/${SEARCH_VERSION}`

/**
 * The numbers in a version, which compare in the order of versions: of two versions of Isnad that run side by side, only the
 * newer tries again what the other could not do.
 */
const numbersOf = (version: Sql) =>
  sql`string_to_array(trim('.' FROM regexp_replace(${version}, '\\D+', '.', 'g')), '.')::bigint[]`
const EARLIER = sql`${numbersOf(sql`version`)} < ${numbersOf(sql`${OURS}::text`)}`

/** Whether an earlier version passed anything over: this one tries it again. */
export const PASSED_OVER_EARLIER = sql`EXISTS (SELECT FROM passed_over WHERE ${EARLIER})`

/** Remembers that a part of an article could not be derived. @returns its slug. */
export function passOver(id: string, part: DerivedPart, reason: string): Sql {
  return sql`WITH noted AS (INSERT INTO passed_over (article_id, part, version, reason) VALUES (${id}, ${part}::derived_part, ${OURS}, ${reason})
      ON CONFLICT (article_id, part) DO UPDATE SET version = excluded.version, reason = excluded.reason)
    SELECT slug FROM articles WHERE id = ${id}`
}

/** Deletes these notes, for articles that are tried again. */
export function forgetPassedOver(ids: readonly string[], parts: readonly DerivedPart[]): Sql {
  return sql`DELETE FROM passed_over WHERE article_id = ANY(${ids}::bigint[]) AND part = ANY(${parts}::derived_part[])`
}

/** Queues what an earlier version could not index. */
export function retryIndexing(): Sql {
  return sql`INSERT INTO search_pending (article_id) SELECT article_id FROM passed_over WHERE part = 'SEARCH' AND ${EARLIER} ON CONFLICT DO NOTHING`
}

/** Queues what an earlier version could not annotate, from the step `step` on. */
export function retryAnnotating(step: number): Sql {
  return sql`INSERT INTO annotation_pending (article_id, step) SELECT DISTINCT article_id, ${step}::smallint FROM passed_over WHERE part <> 'SEARCH' AND ${EARLIER}
    ON CONFLICT (article_id) DO UPDATE SET step = excluded.step`
}

/** Queues everything that could not be indexed. */
export const RETRY_ALL_INDEXING =
  "INSERT INTO search_pending (article_id) SELECT article_id FROM passed_over WHERE part = 'SEARCH' ON CONFLICT DO NOTHING"
