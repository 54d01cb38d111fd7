import sql, { raw, type Sql } from "sql-template-tag"
import { appendListings, listing } from "../totals/sql.ts"

// topic_articles lists each article under its topics and under all ancestors of these. It follows from article_topics and the tree.

/** `above (topic_id, ancestor_id)`: each topic of `filed (topic_id)` with itself and all of its ancestors. */
const ABOVE = `above AS (SELECT topic_id, topic_id AS ancestor_id FROM filed
    UNION SELECT a.topic_id, t.parent_id FROM above a JOIN topics t ON t.id = a.ancestor_id WHERE t.parent_id IS NOT NULL)`

/** Lists the changed articles. Their old listings have been deleted before. */
export const LIST_CHANGED =
  listing(`WITH RECURSIVE filed AS (SELECT DISTINCT l.topic_id FROM changed_articles c JOIN article_topics l ON l.article_id = c.id), ${ABOVE}
  INSERT INTO topic_articles (article_id, topic_id, sort_at, publisher_id)
  SELECT DISTINCT l.article_id, a.ancestor_id, l.sort_at, l.publisher_id FROM changed_articles c JOIN article_topics l ON l.article_id = c.id
  JOIN above a ON a.topic_id = l.topic_id ORDER BY a.ancestor_id, l.sort_at DESC, l.article_id DESC`)

/** The stored topics whose parent is about to change; asked before the topics are written. */
export const MOVED_TOPICS = `SELECT t.id FROM staged_topics s JOIN changed_topics c ON c.id = s.id JOIN topics t ON t.id = s.id
  LEFT JOIN topics p ON p.id = t.parent_id WHERE p.slug IS DISTINCT FROM s.parent`

/**
 * Lists the articles below moved topics according to the new tree. They are found by the old listings of these topics: an article
 * that was below a moved topic is in its listing, and one that is newly below it is there because another topic moved. Only
 * listings that differ are written.
 */
export function listMoved(topics: readonly string[]): Sql {
  return sql`WITH RECURSIVE below AS (SELECT DISTINCT article_id FROM topic_articles WHERE topic_id = ANY(${topics}::bigint[])),
      filed AS (SELECT DISTINCT l.topic_id FROM below b JOIN article_topics l ON l.article_id = b.article_id), ${raw(ABOVE)},
      listed AS (SELECT DISTINCT l.article_id, a.ancestor_id, l.sort_at, l.publisher_id FROM below b JOIN article_topics l ON l.article_id = b.article_id
        JOIN above a ON a.topic_id = l.topic_id),
      gone AS (DELETE FROM topic_articles t USING below b WHERE t.article_id = b.article_id
        AND NOT EXISTS (SELECT FROM listed l WHERE l.article_id = t.article_id AND l.ancestor_id = t.topic_id) RETURNING t.topic_id),
      added AS (INSERT INTO topic_articles (article_id, topic_id, sort_at, publisher_id) SELECT * FROM listed ON CONFLICT DO NOTHING RETURNING topic_id)
    ${raw(appendListings("SELECT topic_id, -1 AS n FROM gone UNION ALL SELECT topic_id, 1 FROM added"))}`
}
