import sql, { type Sql } from "sql-template-tag"
import { STEP } from "./sql.ts"

// Which articles are alike, and which are grouped together.

/** Some of the articles that wait for a step, the newest first: those of the same days have the same neighbours. */
export function pendingByTime(step: number, most: number): Sql {
  return sql`SELECT p.article_id AS id FROM annotation_pending p JOIN articles a ON a.id = p.article_id WHERE p.step = ${step} ORDER BY a.sort_at DESC, a.id LIMIT ${most}`
}

/** Which of these articles wait for a step. */
export function stillPending(step: number, ids: readonly string[]): Sql {
  return sql`SELECT article_id AS id FROM annotation_pending WHERE article_id = ANY(${ids}::bigint[]) AND step = ${step}`
}

export interface LikenedRow {
  readonly id: string
  readonly publishedAt: string | null
  /** Whom and what it speaks of. */
  readonly entities: readonly string[]
  /** Whether it stands in a story that people put together, and so is alike to nobody. */
  readonly chosen: boolean
}

/** Of article `a`. */
export const ENTITIES = sql`ARRAY(SELECT entity_id FROM article_entities WHERE article_id = a.id)::text[] AS entities`
export const CHOSEN = sql`EXISTS (SELECT FROM story_articles l JOIN stories t ON t.id = l.story_id WHERE l.article_id = a.id AND t.method = 'CURATED')`

export function likenedArticles(ids: readonly string[]): Sql {
  return sql`SELECT a.id, a.published_at AS "publishedAt", ${ENTITIES}, ${CHOSEN} AS chosen FROM articles a WHERE a.id = ANY(${ids}::bigint[])`
}

/** A time in which articles with an entity are looked for, in milliseconds. */
export interface Sought {
  readonly id: string
  readonly from: number
  readonly to: number
}

/** Which articles speak of these entities in these times, and which share text with these articles. */
export function candidates(sought: readonly Sought[], ids: readonly string[]): Sql {
  return sql`SELECT e.article_id AS id FROM json_to_recordset(${JSON.stringify(sought)}::json) AS s(id bigint, "from" float8, "to" float8)
      JOIN article_entities e ON e.entity_id = s.id AND e.sort_at BETWEEN to_timestamp(s."from" / 1000) AND to_timestamp(s."to" / 1000)
    UNION SELECT other_id FROM shared_texts WHERE article_id = ANY(${ids}::bigint[])`
}

export interface SharingRow {
  readonly id: string
  readonly otherId: string
  readonly share: number
}

/** With whom these articles share text, and the larger part of either's words. */
export function sharing(ids: readonly string[]): Sql {
  return sql`SELECT s.article_id AS id, s.other_id AS "otherId", greatest(s.share, o.share) AS share FROM shared_texts s
    JOIN shared_texts o ON o.article_id = s.other_id AND o.other_id = s.article_id WHERE s.article_id = ANY(${ids}::bigint[])`
}

export interface EdgeRow {
  readonly id: string
  readonly other: string
  readonly likeness: number
}

export function edgesOf(ids: readonly string[]): Sql {
  return sql`SELECT article_id AS id, other_id AS other, likeness FROM story_edges WHERE article_id = ANY(${ids}::bigint[])`
}

/** Both directions are given. */
export function deleteEdges(edges: readonly Omit<EdgeRow, "likeness">[]): Sql {
  return sql`DELETE FROM story_edges USING unnest(${edges.map(({ id }) => id)}::bigint[], ${edges.map(({ other }) => other)}::bigint[]) AS e(id, other)
    WHERE article_id = e.id AND other_id = e.other`
}

/** Both directions are given. */
export function writeEdges(edges: readonly EdgeRow[]): Sql {
  return sql`INSERT INTO story_edges (article_id, other_id, likeness)
    SELECT * FROM unnest(${edges.map(({ id }) => id)}::bigint[], ${edges.map(({ other }) => other)}::bigint[], ${edges.map(({ likeness }) => likeness)}::float8[])
    ON CONFLICT (article_id, other_id) DO UPDATE SET likeness = excluded.likeness`
}

/** Lets articles wait for their story that do not wait for anything yet. */
export function enqueueGrouping(ids: readonly string[]): Sql {
  return sql`INSERT INTO annotation_pending (article_id, step) SELECT id, ${STEP.GROUP} FROM articles WHERE id = ANY(${ids}::bigint[]) ON CONFLICT DO NOTHING`
}

export interface PartRow {
  readonly id: string
  readonly part: string
}

/** The members of all parts in which these articles stood when they were grouped last. */
export function storedParts(ids: readonly string[]): Sql {
  return sql`SELECT article_id AS id, part_id AS part FROM story_parts WHERE part_id IN (SELECT part_id FROM story_parts WHERE article_id = ANY(${ids}::bigint[]))`
}

export function deleteParts(ids: readonly string[]): Sql {
  return sql`DELETE FROM story_parts WHERE article_id = ANY(${ids}::bigint[])`
}

export function writeParts(rows: readonly PartRow[]): Sql {
  return sql`INSERT INTO story_parts (article_id, part_id) SELECT * FROM unnest(${rows.map(({ id }) => id)}::bigint[], ${rows.map(({ part }) => part)}::bigint[])
    ON CONFLICT (article_id) DO UPDATE SET part_id = excluded.part_id`
}
