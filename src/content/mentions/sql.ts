import sql, { type Sql } from "sql-template-tag"
import type { StoredMention } from "../../evidence/stored.ts"

export interface MentionsRow {
  articleId: string
  /** In the order of the text. */
  mentions: readonly StoredMention[]
}

/** Only the mentions of the annotations, which hold much else. */
export function mentionsOfArticles(articles: readonly string[]): Sql {
  return sql`SELECT n.article_id AS "articleId", n.annotation->'mentions' AS mentions FROM article_annotations n
    WHERE n.article_id = ANY(${articles}::bigint[])`
}
