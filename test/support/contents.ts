import sql from "sql-template-tag"
import type { Database } from "../../src/db/database.ts"
import type { Queryable } from "../../src/db/transaction.ts"
import { bundleReader } from "../../src/formats/bundle/reader.ts"
import { writeContent } from "../../src/writing/write.ts"
import { type Bundle, bundleFolder } from "./bundles.ts"

/** Resets a database to a bundle. */
export function resetTo(database: Database, bundle: Partial<Bundle>) {
  return writeContent(database, bundleReader(bundleFolder(bundle)), { mode: "RESET" })
}

/** A digest of everything that is stored, equal if nothing was changed. Row ids of names and times of writing are left out. */
export async function fingerprint(queryable: Queryable): Promise<string> {
  const [row] = await queryable.query<{ digest: string }>(sql`SELECT md5(string_agg(line, E'\n' ORDER BY line)) AS digest FROM (
      SELECT 'article ' || (to_jsonb(a) - 'changed_at')::text AS line FROM articles a UNION ALL SELECT 'source ' || s::text FROM sources s
      UNION ALL SELECT 'person ' || p::text FROM people p UNION ALL SELECT 'topic ' || t::text FROM topics t
      UNION ALL SELECT 'name ' || (to_jsonb(n) - 'id')::text FROM names n UNION ALL SELECT 'external ' || (to_jsonb(x) - 'id')::text FROM external_ids x
      UNION ALL SELECT 'ap ' || l::text FROM article_people l UNION ALL SELECT 'at ' || l::text FROM article_topics l
      UNION ALL SELECT 'as ' || l::text FROM article_sources l UNION ALL SELECT 'ta ' || l::text FROM topic_articles l) lines`)
  return (row as { digest: string }).digest
}

/**
 * Where what is derived differs from what it is derived from: the lists of topics from a walk down the tree, the sort times of
 * links from their articles, the principal role of a person from the first, the totals from counting. Empty where all is well.
 */
export function inconsistencies(queryable: Queryable): Promise<{ what: string }[]> {
  return queryable.query(sql`WITH RECURSIVE below AS (SELECT id AS top, id FROM topics
      UNION ALL SELECT b.top, t.id FROM below b JOIN topics t ON t.parent_id = b.id),
    wanted AS (SELECT DISTINCT l.article_id, b.top AS topic_id, a.sort_at FROM below b
      JOIN article_topics l ON l.topic_id = b.id JOIN articles a ON a.id = l.article_id),
    links AS (SELECT article_id, sort_at FROM article_people UNION ALL SELECT article_id, sort_at FROM article_topics
      UNION ALL SELECT article_id, sort_at FROM article_sources),
    counted AS (SELECT dimension, key, count(*) AS n FROM (
      SELECT 'all' AS dimension, '' AS key FROM articles UNION ALL SELECT 'language', language FROM articles
      UNION ALL SELECT 'month', to_char(published_at AT TIME ZONE 'UTC', 'YYYY-MM') FROM articles WHERE published_at IS NOT NULL
      UNION ALL SELECT 'publisher', publisher_id::text FROM articles WHERE publisher_id IS NOT NULL
      UNION ALL SELECT DISTINCT ON (article_id, person_id) 'person', person_id::text FROM article_people
      UNION ALL SELECT 'person:' || role, person_id::text FROM article_people UNION ALL SELECT 'source:' || role, source_id::text FROM article_sources
      UNION ALL SELECT 'topic', topic_id::text FROM article_topics UNION ALL SELECT 'topicTree', topic_id::text FROM wanted) each GROUP BY 1, 2),
    kept AS (SELECT dimension, CASE WHEN key ~ '^\\d{19}$' THEN key::bigint::text ELSE key END AS key, sum(n) AS n
      FROM (SELECT dimension, key, n FROM article_totals UNION ALL SELECT dimension, key, n FROM article_total_changes) k GROUP BY 1, 2 HAVING sum(n) <> 0)
    SELECT 'missing in topic_articles: ' || m::text AS what FROM (SELECT * FROM wanted EXCEPT SELECT article_id, topic_id, sort_at FROM topic_articles) m
    UNION ALL SELECT 'too much in topic_articles: ' || m::text FROM (SELECT article_id, topic_id, sort_at FROM topic_articles EXCEPT SELECT * FROM wanted) m
    UNION ALL SELECT 'another time: ' || l::text FROM links l LEFT JOIN articles a ON a.id = l.article_id WHERE a.sort_at IS DISTINCT FROM l.sort_at
    UNION ALL SELECT 'principal: ' || l::text FROM article_people l WHERE l.principal <> (l.position =
      (SELECT min(m.position) FROM article_people m WHERE m.article_id = l.article_id AND m.person_id = l.person_id))
    UNION ALL SELECT 'total: ' || concat_ws(' ', k.dimension, k.key, k.n, 'kept', c.n, 'counted') FROM kept k FULL JOIN counted c USING (dimension, key)
      WHERE k.n IS DISTINCT FROM c.n`)
}

/** Everything that is derived from texts, as lines to compare, without ids that are counted up and times of computation. */
export async function derived(queryable: Queryable): Promise<string[]> {
  const rows = await queryable.query<{ line: string }>(sql`SELECT line FROM (
      SELECT 'annotation ' || n::text AS line FROM article_annotations n UNION ALL SELECT 'fingerprint ' || f::text FROM fingerprints f
      UNION ALL SELECT 'statement ' || s::text FROM statements s UNION ALL SELECT 'step ' || s::text FROM statement_steps s
      UNION ALL SELECT 'shared ' || s::text FROM shared_texts s UNION ALL SELECT 'passage ' || s::text FROM shared_passages s
      UNION ALL SELECT 'story ' || t::text FROM stories t UNION ALL SELECT 'member ' || m::text FROM story_articles m
      UNION ALL SELECT 'pending ' || p::text FROM annotation_pending p) lines ORDER BY line`)
  return rows.map(({ line }) => line)
}
