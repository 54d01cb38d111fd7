import sql, { type Sql } from "sql-template-tag"

/** PostgreSQL's channel and Redis's; what is sent is the id of a change, and nothing but a call to look. */
export const CHANNEL = "isnad_changes"

/** A process that missed more than this many changes takes everything as changed. */
const KEPT = 1_000

/** @param keys `null` for everything. */
export function insertChange(keys: readonly string[] | null): Sql {
  return sql`WITH made AS (INSERT INTO content_changes (id, at, keys) SELECT coalesce(max(id), 0) + 1, clock_timestamp(), ${keys}::text[] FROM content_changes RETURNING id),
      pruned AS (DELETE FROM content_changes WHERE id <= (SELECT id FROM made) - ${KEPT}::int)
    SELECT id, pg_notify(${CHANNEL}, id::text) FROM made`
}

/** Of a listener that stopped without a word, the row stays this long. */
const FORGOTTEN_AFTER = "1 minute"

/**
 * Says up to which change a listener has taken in what changed, with its id, that change's id and the lease in milliseconds. `held`:
 * whether its lease, as the writers see it, has not ended since the last time. Rows of others that stopped without a word go here.
 */
export const ACKNOWLEDGE = `WITH before AS (SELECT at FROM content_listeners WHERE id = $1::uuid),
    forgotten AS (DELETE FROM content_listeners WHERE at < clock_timestamp() - interval '${FORGOTTEN_AFTER}' AND id <> $1::uuid)
  INSERT INTO content_listeners (id, seen, at) VALUES ($1::uuid, $2::bigint, clock_timestamp())
    ON CONFLICT (id) DO UPDATE SET seen = excluded.seen, at = excluded.at
    RETURNING coalesce((SELECT at FROM before) > clock_timestamp() - $3::int * interval '1 millisecond', false) AS held`

export const STOP_LISTENING = "DELETE FROM content_listeners WHERE id = $1::uuid"

/** How many listeners may still answer from before a change, with its id and the lease in milliseconds. */
export const NOT_ACKNOWLEDGED = `SELECT count(*)::int AS count FROM content_listeners
  WHERE seen < $1::bigint AND at > clock_timestamp() - $2::int * interval '1 millisecond'`

/** Where the primary's log is now: a replica that has replayed it so far has everything that was committed before. */
export const POSITION = "SELECT pg_current_wal_insert_lsn()::text AS position"

/** The newest change: where one begins to follow. */
export const NEWEST_CHANGE = "SELECT id, at::text FROM content_changes ORDER BY id DESC LIMIT 1"

/**
 * The change up to which a reader knows everything, without what it touched, and those behind it. Where the first row is not that very
 * change, something was missed: it was pruned, or the database is another than it was (restored, failed over).
 */
export const CHANGES_SINCE = `SELECT id, at::text, CASE WHEN id > $1::bigint THEN keys END AS keys FROM content_changes
  WHERE id >= $1::bigint ORDER BY id LIMIT ${KEPT + 1}`
