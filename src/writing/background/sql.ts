import sql, { type Sql } from "sql-template-tag"
import { ANNOTATION_VERSION } from "../../evidence/version.ts"
import { SEARCH_VERSION } from "../../text/search/version.ts"
import { PASSED_OVER_EARLIER } from "../passed-over/sql.ts"

export interface WaitingKinds {
  readonly toIndex: boolean
  readonly toAnnotate: boolean
  readonly toTell: boolean
}

/** What waits that nobody has in hand. Each look ends at the first row that is found. */
export function lookForWork(): Sql {
  return sql`SELECT EXISTS (SELECT FROM search_pending WHERE version <= ${SEARCH_VERSION}) OR EXISTS (SELECT FROM article_search WHERE version < ${SEARCH_VERSION})
      OR NOT EXISTS (SELECT FROM indexed_names WHERE version >= ${SEARCH_VERSION}) OR ${PASSED_OVER_EARLIER} AS "toIndex",
    EXISTS (SELECT FROM annotation_pending WHERE step > 0 OR version <= ${ANNOTATION_VERSION} AND (taken_until IS NULL OR taken_until < clock_timestamp()))
      OR EXISTS (SELECT FROM stories WHERE NOT analysed) OR EXISTS (SELECT FROM article_annotations WHERE version < ${ANNOTATION_VERSION}) OR ${PASSED_OVER_EARLIER} AS "toAnnotate",
    EXISTS (SELECT FROM untold_lists) AS "toTell"`
}
