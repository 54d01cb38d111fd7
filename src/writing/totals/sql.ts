import sql, { type Sql } from "sql-template-tag"
import { idKey } from "../../content/totals/dimensions.ts"
import { COUNTED_TREE, countedArticles } from "./counted-sql.ts"

// Each write appends, in its own transaction, by how much it changes totals. Rows are only added, so no writer waits for
// another's rows. Later the changes are folded into the totals, some at a time (fold.ts).

const APPEND = "INSERT INTO article_total_changes (dimension, key, n)"

/** Before anything changes: subtracts the articles that are about to change from the totals in which they count. */
export const TAKE_OLD = `${APPEND} SELECT dimension, key, -n FROM (
  ${countedArticles((id) => `${id} IN (SELECT id FROM changed_articles WHERE NOT created)`)}) old`

/** After articles and links are written: adds the changed articles to the totals in which they now count. */
export const ADD_NEW = `${APPEND} ${countedArticles((id) => `${id} IN (SELECT id FROM changed_articles)`)}`

/**
 * A statement that removes articles from topics' lists, or adds them, and changes the totals accordingly. @param statement a
 * DELETE from or an INSERT into topic_articles.
 */
export function listing(statement: string): string {
  const each = statement.startsWith("DELETE") ? -1 : 1
  return `WITH listed AS (${statement} RETURNING topic_id) ${appendListings(`SELECT topic_id, ${each} AS n FROM listed`)}`
}

/** The end of a statement that changes topic_articles. @param listings a SELECT of `topic_id` and `n`, how many listings more. */
export function appendListings(listings: string): string {
  return `${APPEND} SELECT 'topicTree', ${idKey("topic_id")}, sum(n) FROM (${listings}) listings GROUP BY topic_id HAVING sum(n) <> 0`
}

/** After a reset everything is counted anew, which also corrects manual changes to the tables. */
export const RECOUNT = `DELETE FROM article_total_changes; DELETE FROM article_totals;
  INSERT INTO article_totals (dimension, key, n) ${countedArticles(() => "true")} UNION ALL ${COUNTED_TREE}`

export interface FoldedRow {
  /** How many changes were folded. */
  readonly changes: number
}

/** Adds changes to the totals, if at least `least` of them wait. @param most how many at once. */
export function fold(least: number, most: number): Sql {
  return sql`WITH gone AS (DELETE FROM article_total_changes WHERE id IN (SELECT id FROM article_total_changes
      WHERE (SELECT count(*) FROM (SELECT FROM article_total_changes LIMIT ${least}) waiting) >= ${least} ORDER BY id LIMIT ${most}) RETURNING dimension, key, n),
    folded AS (INSERT INTO article_totals AS t (dimension, key, n) SELECT dimension, key, sum(n)::int FROM gone GROUP BY dimension, key
      HAVING sum(n) <> 0 ON CONFLICT (dimension, key) DO UPDATE SET n = t.n + excluded.n)
    SELECT count(*)::int AS changes FROM gone`
}
