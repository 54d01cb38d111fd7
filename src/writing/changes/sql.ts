import sql, { type Sql } from "sql-template-tag"

/**
 * The name of the channel in PostgreSQL and in Redis. A message holds the id of a change, but it only asks its readers to look
 * at the table.
 */
export const CHANNEL = "isnad_changes"

/** How many changes the table keeps. A process that missed more treats everything as changed. */
const KEPT = 1_000

/** @param keys `null`: everything may have changed. */
export function insertChange(keys: readonly string[] | null): Sql {
  return sql`WITH made AS (INSERT INTO content_changes (id, at, keys) SELECT coalesce(max(id), 0) + 1, clock_timestamp(), ${keys}::text[] FROM content_changes RETURNING id),
      pruned AS (DELETE FROM content_changes WHERE id <= (SELECT id FROM made) - ${KEPT}::int)
    SELECT id, pg_notify(${CHANNEL}, id::text) FROM made`
}

/** How long a list that was touched in the background may wait until that is told. */
const UNTOLD_FOR = "3 seconds"

/** Notes lists that a batch touched. @returns those that are to be told now. Whoever does this has the lock TELL. */
export function noteUntold(lists: readonly string[]): Sql {
  return sql`WITH noted AS (INSERT INTO untold_lists (list, since) SELECT list, clock_timestamp() FROM unnest(${lists}::text[]) AS l(list) ON CONFLICT DO NOTHING)
    DELETE FROM untold_lists WHERE since < clock_timestamp() - ${UNTOLD_FOR}::interval RETURNING list`
}

/** Takes the lists that are to be told now, or all. */
export function takeUntold(all: boolean): Sql {
  return sql`DELETE FROM untold_lists WHERE ${all} OR since < clock_timestamp() - ${UNTOLD_FOR}::interval RETURNING list`
}

/** How long the row of a listener is kept that stopped without saying so. */
const FORGOTTEN_AFTER = "1 minute"

/**
 * Writes that a listener ($1) has taken in all changes up to one ($2); $3 is the lease in milliseconds. It gives `held`:
 * whether the listener's lease, as writers count it, had not ended since its last acknowledgement. Also deletes the rows of
 * listeners that stopped without saying so.
 */
export const ACKNOWLEDGE = `WITH before AS (SELECT at FROM content_listeners WHERE id = $1::uuid),
    forgotten AS (DELETE FROM content_listeners WHERE at < clock_timestamp() - interval '${FORGOTTEN_AFTER}' AND id <> $1::uuid)
  INSERT INTO content_listeners (id, seen, at) VALUES ($1::uuid, $2::bigint, clock_timestamp())
    ON CONFLICT (id) DO UPDATE SET seen = excluded.seen, at = excluded.at
    RETURNING coalesce((SELECT at FROM before) > clock_timestamp() - $3::int * interval '1 millisecond', false) AS held`

export const STOP_LISTENING = "DELETE FROM content_listeners WHERE id = $1::uuid"

/** How many listeners may still answer with content from before a change ($1); $2 is the lease in milliseconds. */
export const NOT_ACKNOWLEDGED = `SELECT count(*)::int AS count FROM content_listeners
  WHERE seen < $1::bigint AND at > clock_timestamp() - $2::int * interval '1 millisecond'`

/**
 * The primary's current position in its log: a replica that has replayed the log up to here has everything that was committed
 * before.
 */
export const POSITION = "SELECT pg_current_wal_insert_lsn()::text AS position"

/** The newest change, after which a new follower begins. */
export const NEWEST_CHANGE = "SELECT id, at::text FROM content_changes ORDER BY id DESC LIMIT 1"

/**
 * The change up to which a reader knows everything ($1), without its keys, and all later ones. If the first row is not that
 * very change, something was missed: it was pruned, or this is another database than before (restored, or failed over).
 */
export const CHANGES_SINCE = `SELECT id, at::text, CASE WHEN id > $1::bigint THEN keys END AS keys FROM content_changes
  WHERE id >= $1::bigint ORDER BY id LIMIT ${KEPT + 1}`
