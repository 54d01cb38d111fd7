import { ARTICLE } from "../../content/articles/kind.ts"
import { STORY } from "../../content/stories/kind.ts"
import { STEP, WAIT_AGAIN, WAIT_EARLIER } from "../annotate/sql.ts"
import { written } from "../stage/sql.ts"
import { missing } from "./sql.ts"

// What is derived from articles is deleted when they change or go, and the articles whose derived data must be computed anew
// are queued.

/** Queues changed articles to be indexed and annotated. Until they are indexed anew, they are found by their old entries. */
export const ENQUEUE_CHANGED = [
  "INSERT INTO search_pending (article_id) SELECT id FROM changed_articles ON CONFLICT (article_id) DO UPDATE SET since = excluded.since",
  `INSERT INTO annotation_pending (article_id, step) SELECT id, ${STEP.TEXT} FROM changed_articles ${WAIT_AGAIN}`,
]

/**
 * Deletes the fingerprints of articles that go. This must come first, since they are looked up in the annotations, which are
 * deleted with the articles.
 */
export const DELETE_FINGERPRINTS = `DELETE FROM fingerprints f USING (SELECT article_id, unnest(fingerprints) AS value FROM article_annotations n
    WHERE ${missing(ARTICLE, "n.article_id")}) gone WHERE f.value = gone.value AND f.article_id = gone.article_id`

/**
 * Deletes what was found in the old text of articles that changed, even where the new text is annotated only later: it would
 * point to wrong places.
 */
export const DELETE_STALE = [
  `DELETE FROM fingerprints f USING (SELECT article_id, unnest(fingerprints) AS value FROM article_annotations
    WHERE article_id IN (SELECT id FROM changed_articles WHERE NOT created)) old WHERE f.value = old.value AND f.article_id = old.article_id`,
  // Two statements for each table of pairs: with a condition on either column, PostgreSQL would use neither index.
  ...[
    ["article_annotations", "article_id"],
    ["statements", "article_id"],
    ["shared_texts", "article_id"],
    ["shared_texts", "other_id"],
    ["shared_passages", "left_id"],
    ["shared_passages", "right_id"],
  ].map(([table, column]) => `DELETE FROM ${table} WHERE ${column} IN (SELECT id FROM changed_articles WHERE NOT created)`),
  `UPDATE stories SET disagreements = '[]', timeline = '[]', independent_origins = 0, analysed = false
    WHERE id IN (SELECT l.story_id FROM story_articles l JOIN changed_articles c ON c.id = l.article_id WHERE NOT c.created)`,
]

/** A computed story without articles is deleted. */
export const DELETE_EMPTY_STORIES = `DELETE FROM stories t WHERE NOT ${written(STORY)} AND NOT EXISTS (SELECT FROM story_articles l WHERE l.story_id = t.id)`

/** The articles that shared a story with articles that go are grouped anew, and what is left of the story is compared anew. */
export const ENQUEUE_LEFT_BEHIND = `WITH robbed AS (SELECT DISTINCT story_id AS id FROM story_articles gone WHERE ${missing(ARTICLE, "gone.article_id")}),
    renewed AS (UPDATE stories SET analysed = false WHERE id IN (SELECT id FROM robbed))
  INSERT INTO annotation_pending (article_id, step) SELECT l.article_id, ${STEP.STORY} FROM robbed
    JOIN story_articles l ON l.story_id = robbed.id WHERE NOT ${missing(ARTICLE, "l.article_id")} ${WAIT_EARLIER}`

/** Articles that go leave their neighbours, and whoever was grouped together with them, to be grouped anew. */
export const LEAVE_NEIGHBOURS = [
  `INSERT INTO annotation_pending (article_id, step) SELECT o.id, ${STEP.GROUP} FROM (
      SELECT article_id AS id FROM story_edges WHERE ${missing(ARTICLE, "other_id")}
      UNION SELECT article_id FROM story_parts WHERE part_id IN (SELECT part_id FROM story_parts WHERE ${missing(ARTICLE, "article_id")})) o
    WHERE NOT ${missing(ARTICLE, "o.id")} ON CONFLICT DO NOTHING`,
  ...[
    ["story_edges", "article_id"],
    ["story_edges", "other_id"],
    ["story_parts", "article_id"],
    ["article_entities", "article_id"],
  ].map(([table, column]) => `DELETE FROM ${table} WHERE ${missing(ARTICLE, column as string)}`),
]
