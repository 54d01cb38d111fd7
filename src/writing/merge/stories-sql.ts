import { STEP, WAIT_EARLIER } from "../annotate/sql.ts"

// Curated stories. Computed ones, and what is computed of curated ones, are written by src/writing/annotate.

/**
 * Replaces the members of curated stories that change. Articles to be grouped anew are queued: the members before and after the
 * change, and all articles of the stories that lose one to them, which are also compared anew or, where none is left, deleted.
 */
export const REPLACE_MEMBERS = [
  `WITH theirs AS (SELECT id FROM changed_stories UNION SELECT o.story_id FROM staged_stories s JOIN changed_stories c ON c.id = s.id
      CROSS JOIN LATERAL unnest(s.articles) AS m(slug) JOIN articles a ON a.slug = m.slug COLLATE "C" JOIN story_articles o ON o.article_id = a.id),
      renewed AS (UPDATE stories SET analysed = false WHERE id = ANY (ARRAY(SELECT id FROM theirs)))
    INSERT INTO annotation_pending (article_id, step) SELECT l.article_id, ${STEP.STORY} FROM story_articles l WHERE l.story_id = ANY (ARRAY(SELECT id FROM theirs)) ${WAIT_EARLIER}`,
  "DELETE FROM story_articles WHERE story_id IN (SELECT id FROM changed_stories)",
  `INSERT INTO story_articles (article_id, story_id, sort_at) SELECT a.id, s.id, a.sort_at FROM staged_stories s JOIN changed_stories c ON c.id = s.id
    CROSS JOIN LATERAL unnest(s.articles) AS m(slug) JOIN articles a ON a.slug = m.slug COLLATE "C"
    ON CONFLICT (article_id) DO UPDATE SET story_id = excluded.story_id, sort_at = excluded.sort_at`,
  `INSERT INTO annotation_pending (article_id, step) SELECT l.article_id, ${STEP.STORY} FROM story_articles l WHERE l.story_id IN (SELECT id FROM changed_stories) ${WAIT_EARLIER}`,
  // Computed stories that lost their last article; those that lost any are marked above, by which an index finds them.
  "DELETE FROM stories t WHERE NOT analysed AND method = 'EXTRACTED' AND NOT EXISTS (SELECT FROM story_articles l WHERE l.story_id = t.id)",
]

/** Queues the articles of curated stories that are deleted, to be grouped by what they share. */
export const ENQUEUE_UNGROUPED = `INSERT INTO annotation_pending (article_id, step) SELECT l.article_id, ${STEP.STORY} FROM story_articles l JOIN stories t ON t.id = l.story_id
  WHERE t.method = 'CURATED' AND NOT EXISTS (SELECT FROM staged_stories s WHERE s.id = t.id) ${WAIT_EARLIER}`
