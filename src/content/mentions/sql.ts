import sql, { type Sql } from "sql-template-tag"
import type { StoredMention } from "../../evidence/stored.ts"

export interface MentionsRow {
  articleId: string
  /** In the order of the text. */
  mentions: readonly StoredMention[]
}

/** The mentions in the annotations of articles, without the rest of these, which is large. */
export function mentionsOfArticles(articles: readonly string[]): Sql {
  return sql`SELECT n.article_id AS "articleId", n.annotation->'mentions' AS mentions FROM article_annotations n
    WHERE n.article_id = ANY(${articles}::bigint[])`
}
