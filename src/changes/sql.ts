import sql, { raw, type Sql } from "sql-template-tag"

/** PostgreSQL's channel and Redis's; what is sent is the id of a change, and nothing but a call to look. */
export const CHANNEL = "isnad_changes"

/** A process that missed more than this many changes takes everything as changed. */
const KEPT = 1_000

/**
 * Changes are written by turns, the last thing before a commit, so that their ids become visible in their order and have no gaps. Whoever
 * has this turn waits for nobody; the number has no meaning.
 */
export function takeTurnToTell(): Sql {
  return raw("SELECT pg_advisory_xact_lock(7313000005)")
}

/** @param keys `null` for everything. */
export function insertChange(keys: readonly string[] | null): Sql {
  return sql`WITH made AS (INSERT INTO content_changes (id, at, keys) SELECT coalesce(max(id), 0) + 1, clock_timestamp(), ${keys}::text[] FROM content_changes RETURNING id),
      pruned AS (DELETE FROM content_changes WHERE id <= (SELECT id FROM made) - ${KEPT}::int)
    SELECT id, pg_notify(${CHANNEL}, id::text) FROM made`
}

/** The newest change: where one begins to follow. */
export const NEWEST_CHANGE = "SELECT id, at::text FROM content_changes ORDER BY id DESC LIMIT 1"

/**
 * The change up to which a reader knows everything, without what it touched, and those behind it. Where the first row is not that very
 * change, something was missed: it was pruned, or the database is another than it was (restored, failed over).
 */
export const CHANGES_SINCE = `SELECT id, at::text, CASE WHEN id > $1::bigint THEN keys END AS keys FROM content_changes
  WHERE id >= $1::bigint ORDER BY id LIMIT ${KEPT + 1}`
