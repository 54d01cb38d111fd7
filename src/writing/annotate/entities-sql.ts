import sql, { raw, type Sql } from "sql-template-tag"
import { STEP, WAIT_EARLIER } from "./sql.ts"

// Whom and what articles speak of, and how much that tells of them.

export interface MentionedRow {
  readonly id: string
  /** The row ids of those whom the text names. */
  readonly entities: readonly string[]
}

/**
 * Replaces the entities of articles: those that they are linked to and those that their texts name. Who published or wrote it says
 * nothing of what an article is about, also where the text names them. What stays the same is not written.
 */
export function writeEntities(rows: readonly MentionedRow[]): Sql {
  return sql`WITH entries AS (SELECT e.id, e.entities, a.sort_at, a.publisher_id FROM json_to_recordset(${JSON.stringify(rows)}::json) AS e(id bigint, entities bigint[])
        JOIN articles a ON a.id = e.id),
      wanted AS (SELECT n.id, n.sort_at, o.entity_id FROM entries n CROSS JOIN LATERAL (
        SELECT person_id AS entity_id FROM article_people WHERE article_id = n.id AND role <> 'AUTHOR'
        UNION SELECT source_id FROM article_sources WHERE article_id = n.id
        UNION SELECT topic_id FROM article_topics WHERE article_id = n.id
        UNION SELECT m.id FROM unnest(n.entities) AS m(id) WHERE m.id IS DISTINCT FROM n.publisher_id
          AND NOT EXISTS (SELECT FROM article_people WHERE article_id = n.id AND person_id = m.id AND role = 'AUTHOR')) o),
      gone AS (DELETE FROM article_entities e USING entries n WHERE e.article_id = n.id
        AND NOT EXISTS (SELECT FROM wanted w WHERE w.id = e.article_id AND w.entity_id = e.entity_id))
    INSERT INTO article_entities (article_id, entity_id, sort_at) SELECT id, entity_id, sort_at FROM wanted ORDER BY id, entity_id
    ON CONFLICT (article_id, entity_id) DO UPDATE SET sort_at = excluded.sort_at WHERE article_entities.sort_at <> excluded.sort_at`
}

export interface WeightRow {
  readonly id: string
  readonly articles: number
  readonly weight: number
}

export function weightsOfEntities(ids: readonly string[]): Sql {
  return sql`SELECT entity_id AS id, articles, weight FROM entity_weights WHERE entity_id = ANY(${ids}::bigint[])`
}

export function allWeights(): Sql {
  return sql`SELECT entity_id AS id, articles, weight FROM entity_weights`
}

/** How many articles there were when entities were counted; no row before the first time. */
export function weighedArticles(): Sql {
  return sql`SELECT articles FROM weighed_archive`
}

/** @param most so far they are counted; `null`: all of them. */
export function countArticles(most: number | null): Sql {
  return sql`SELECT count(*)::int AS articles FROM (SELECT FROM articles LIMIT ${most}) a`
}

/** Of how many articles each entity is. */
export function countEntities(): Sql {
  return sql`SELECT entity_id AS id, count(*)::int AS articles FROM article_entities GROUP BY entity_id`
}

export function writeWeights(rows: readonly WeightRow[]): Sql {
  return sql`INSERT INTO entity_weights (entity_id, articles, weight)
    SELECT id, articles, weight FROM json_to_recordset(${JSON.stringify(rows)}::json) AS w(id bigint, articles int, weight float8)
    ON CONFLICT (entity_id) DO UPDATE SET articles = excluded.articles, weight = excluded.weight`
}

export function deleteWeights(ids: readonly string[]): Sql {
  return sql`DELETE FROM entity_weights WHERE entity_id = ANY(${ids}::bigint[])`
}

export function writeWeighedArticles(articles: number): Sql {
  return sql`WITH before AS (DELETE FROM weighed_archive WHERE articles <> ${articles}) INSERT INTO weighed_archive (articles) VALUES (${articles}) ON CONFLICT DO NOTHING`
}

/**
 * Lets the articles wait for their neighbours that speak of entities which have another weight now. Rows of articles that somebody
 * deleted by hand refer to nothing, and are passed by.
 */
export function enqueueWeighed(entities: readonly string[]): Sql {
  return sql`INSERT INTO annotation_pending (article_id, step) SELECT DISTINCT e.article_id, ${STEP.STORY}::smallint FROM article_entities e JOIN articles a ON a.id = e.article_id
    WHERE e.entity_id = ANY(${entities}::bigint[]) ${raw(WAIT_EARLIER)}`
}
