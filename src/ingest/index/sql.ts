import sql, { type Sql } from "sql-template-tag"
import type { IndexedText } from "./vector.ts"

export interface PendingRow extends IndexedText {
  readonly id: string
}

/**
 * Some articles that wait to be indexed. Those that another process has in hand are passed over, and those that are being written:
 * what is read here stays as it is until its entry is written.
 */
export function pendingArticles(most: number): Sql {
  return sql`WITH taken AS (SELECT article_id FROM search_pending ORDER BY article_id LIMIT ${most} FOR UPDATE SKIP LOCKED)
    SELECT a.id, a.headline, a.body, array_remove(ARRAY(SELECT person_id FROM article_people WHERE article_id = a.id)
      || ARRAY(SELECT source_id FROM article_sources WHERE article_id = a.id)
      || ARRAY(SELECT topic_id FROM article_topics WHERE article_id = a.id) || a.publisher_id, NULL)::text[] AS linked
    FROM taken JOIN articles a ON a.id = taken.article_id FOR SHARE OF a SKIP LOCKED`
}

/** Writes entries and takes their articles off the list. */
export function writeEntries(ids: readonly string[], vectors: readonly string[]): Sql {
  return sql`WITH entries AS (SELECT * FROM unnest(${ids}::bigint[], ${vectors}::text[]) AS e(id, vector)),
      done AS (DELETE FROM search_pending WHERE article_id = ANY(${ids}::bigint[]))
    INSERT INTO article_search (article_id, sort_at, search) SELECT a.id, a.sort_at, e.vector::tsvector FROM entries e JOIN articles a ON a.id = e.id
    ON CONFLICT (article_id) DO UPDATE SET sort_at = excluded.sort_at, search = excluded.search`
}

/** Processes add words by turns: in another order each, they would wait for one another for ever. */
export function takeTurnWithWords(): Sql {
  return sql`SELECT pg_advisory_xact_lock(${WORDS_LOCK})`
}

/** The number has no meaning. */
const WORDS_LOCK = 7_313_000_003

export function addWords(words: readonly string[]): Sql {
  return sql`INSERT INTO search_words SELECT * FROM json_array_elements_text(${JSON.stringify(words)}::json) ON CONFLICT DO NOTHING`
}

export function countPending(): Sql {
  return sql`SELECT count(*)::int AS count FROM search_pending`
}

/** New entries wait in a list beside the index and are merged into it together: the longer the list, the less work for each. */
export const INDEX_IN_BULK = "SET LOCAL gin_pending_list_limit = '64MB'; SET LOCAL work_mem = '256MB'"

/** Merges what still waits beside the index, which every search reads through, and renews the planner's figures. */
export const FINISH_INDEX =
  "SET LOCAL work_mem = '256MB'; SELECT gin_clean_pending_list('article_search_search_idx'); ANALYZE article_search, search_words"
