import sql, { raw, type Sql } from "sql-template-tag"
import { ARTICLE } from "../../content/articles/kind.ts"
import { linksOf } from "../../content/kind.ts"
import { analyze } from "../../db/analyze.ts"
import { SEARCH_VERSION } from "../../text/search/version.ts"
import type { IndexedText } from "./vector.ts"

export interface PendingRow extends IndexedText {
  readonly id: string
}

/** SQL: the ids of everything that the article `a` is linked to. */
const LINKED = [...new Map(linksOf(ARTICLE).map(([, { to, table }]) => [table, to]))]
  .map(([table, to]) => `ARRAY(SELECT ${to}_id FROM ${table} WHERE article_id = a.id)`)
  .join(" || ")

/**
 * How many bytes of text are read at once, since texts may be of any length. PostgreSQL knows a text's length without reading
 * it.
 */
const MOST_BYTES = 16_000_000

/**
 * Some articles that wait to be indexed: up to `most`, fewer where they are long. They come in the order of the table, which is
 * also that in which articles were written, so that neighbouring rows are read together. Articles that another process has
 * locked, to index or to write them, are left out; those that are read here stay locked until their entries are written. @param
 * whose OWN: only those that this transaction has queued.
 */
export function pendingArticles(most: number, whose: "OWN" | "ANY"): Sql {
  const mine = whose === "OWN" ? sql`since = now()` : sql`version <= ${SEARCH_VERSION}`
  return sql`WITH locked AS MATERIALIZED (SELECT article_id FROM search_pending WHERE ${mine} LIMIT ${most} FOR UPDATE SKIP LOCKED),
      measured AS (SELECT l.article_id, sum(octet_length(a.body)) OVER (ROWS UNBOUNDED PRECEDING) - octet_length(a.body) AS before
        FROM locked l JOIN articles a ON a.id = l.article_id),
      taken AS (SELECT article_id FROM measured WHERE before < ${MOST_BYTES})
    SELECT a.id, a.headline, a.body, array_remove(${raw(LINKED)} || a.publisher_id, NULL)::text[] AS linked
    FROM taken JOIN articles a ON a.id = taken.article_id FOR SHARE OF a SKIP LOCKED`
}

/** Writes entries and takes their articles off the list. @param vectors tsvector[] in PostgreSQL's binary format. */
export function writeEntries(ids: readonly string[], vectors: Buffer): Sql {
  return sql`WITH entries AS (SELECT * FROM unnest(${ids}::bigint[], ${vectors}::tsvector[]) AS e(id, vector)),
      done AS (DELETE FROM search_pending WHERE article_id = ANY(${ids}::bigint[]))
    INSERT INTO article_search (article_id, sort_at, search, version)
      SELECT a.id, a.sort_at, e.vector, ${SEARCH_VERSION}::smallint FROM entries e JOIN articles a ON a.id = e.id
    ON CONFLICT (article_id) DO UPDATE SET sort_at = excluded.sort_at, search = excluded.search, version = excluded.version`
}

export function addWords(words: readonly string[]): Sql {
  return sql`INSERT INTO search_words SELECT * FROM json_array_elements_text(${JSON.stringify(words)}::json) ON CONFLICT DO NOTHING`
}

export interface WaitingRow {
  readonly count: number
  /** When the longest-waiting article was queued; null if none waits. */
  readonly since: string | null
}

export function countPending(): Sql {
  return sql`SELECT count(*)::int AS count, min(since) AS since FROM search_pending`
}

/** How many articles this transaction has queued. @param most counting stops there. */
export function countOwn(most: number): Sql {
  return sql`SELECT count(*)::int AS count FROM (SELECT FROM search_pending WHERE since = now() LIMIT ${most}) own`
}

/** How many articles were indexed by an older version of the analysis, by whose entries they are still found. */
export function countOutdated(): Sql {
  return sql`SELECT count(*)::int AS count FROM article_search s WHERE version < ${SEARCH_VERSION}
    AND NOT EXISTS (SELECT FROM search_pending p WHERE p.article_id = s.article_id)`
}

/**
 * Queues the articles that an older version of the analysis indexed. Those of a newer version stay as they are: while an older
 * version of Isnad ends and a newer one starts, neither should undo the other's work.
 */
export function enqueueOutdated(): Sql {
  return sql`INSERT INTO search_pending (article_id, version) SELECT article_id, ${SEARCH_VERSION} FROM article_search WHERE version < ${SEARCH_VERSION} ON CONFLICT DO NOTHING`
}

/** Gives one row if the vectors of all names were made by this version of the analysis or a newer one, else none. */
export function namesAreCurrent(): Sql {
  return sql`SELECT FROM indexed_names WHERE version >= ${SEARCH_VERSION}`
}

/**
 * Before names are written: where there are none, all of them are this version's from now on. Where a newer one is beside this one, it
 * makes anew what this one is about to write.
 */
export const NOTE_NAMES_WRITTEN = [
  `INSERT INTO indexed_names SELECT ${SEARCH_VERSION} WHERE NOT EXISTS (SELECT FROM names) ON CONFLICT DO NOTHING`,
  `UPDATE indexed_names SET version = ${SEARCH_VERSION} WHERE version > ${SEARCH_VERSION}`,
]

export interface NameText {
  readonly id: string
  readonly value: string
}

/** The next names in the order of their ids, after the id `after`. */
export function namesAfter(after: string, most: number): Sql {
  return sql`SELECT id, value FROM names WHERE id > ${after}::bigint ORDER BY id LIMIT ${most} FOR UPDATE`
}

/** Writes the search vectors of names. @param vectors tsvector[] in PostgreSQL's binary format. */
export function writeNames(ids: readonly string[], vectors: Buffer): Sql {
  return sql`UPDATE names n SET search = e.vector FROM unnest(${ids}::bigint[], ${vectors}::tsvector[]) AS e(id, vector)
    WHERE n.id = e.id AND n.search IS DISTINCT FROM e.vector`
}

export function noteNamesAreCurrent(): Sql {
  return sql`WITH before AS (DELETE FROM indexed_names WHERE version < ${SEARCH_VERSION})
    INSERT INTO indexed_names VALUES (${SEARCH_VERSION}) ON CONFLICT DO NOTHING`
}

/**
 * Settings of a transaction that indexes. New entries first go to GIN's pending list beside the index. This transaction must
 * never merge that list (which it would do when the list exceeds its limit), since its articles would stay locked meanwhile;
 * `MERGE_ENTRIES` does it. Without synchronous commit, a crash may undo the last transactions; their articles then simply wait
 * again. lz4, where the server has it, gives up sooner on vectors that cannot be compressed.
 */
export const INDEX_IN_BULK = `SET LOCAL gin_pending_list_limit = '1GB'; SET LOCAL synchronous_commit = off;
  SELECT set_config(name, 'lz4', true) FROM pg_settings WHERE name = 'default_toast_compression' AND 'lz4' = ANY(enumvals)`

/** Merges GIN's pending list into the index, with enough memory for tens of thousands of different words and their articles. */
export const MERGE_ENTRIES =
  "SET LOCAL synchronous_commit = off; SET LOCAL maintenance_work_mem = '256MB'; SELECT gin_clean_pending_list('article_search_search_idx')"

/** Renews the planner's statistics. */
export const FINISH_INDEX = analyze("article_search", "search_words")
