import sql, { raw, type Sql } from "sql-template-tag"
import type { KeysetOrder } from "../db/keyset.ts"
import type { Relation } from "../db/relation.ts"
import { BY_NAME, NAMED_COLUMNS, type NamedRow, type PagedNamedRow } from "../names/sql.ts"

export interface TopicRow extends NamedRow {
  parentTopicId: string | null
}

export type PagedTopicRow = PagedNamedRow<TopicRow>

export interface ArticleTopicRow extends TopicRow {
  parentId: string
  position: number
}

export const TOPIC_COLUMNS = { ...NAMED_COLUMNS, parentTopicId: "e.parent_id" }

/** In the order in which the article lists them. */
export const BY_POSITION: KeysetOrder = {
  name: "position",
  sort: "l.position",
  sortType: "int",
  id: "l.topic_id",
  direction: "ASC",
}

/** The topics that an article was filed under, without their ancestors. */
export const TOPICS_OF_ARTICLES: Relation = {
  columns: { ...TOPIC_COLUMNS, position: "l.position" },
  from: raw("article_topics l JOIN topics e ON e.id = l.topic_id"),
  where: (article) => sql`l.article_id = ${article}`,
  order: BY_POSITION,
}

export function topicCounts(articles: readonly string[]): Sql {
  return sql`SELECT l.article_id AS "parentId", count(*)::int AS count FROM article_topics l
    WHERE l.article_id = ANY(${articles}::bigint[]) GROUP BY l.article_id`
}

/** The topics right below a topic. */
export const CHILD_TOPICS: Relation = {
  columns: { ...TOPIC_COLUMNS, sortKey: BY_NAME.sort },
  from: raw("topics e"),
  where: (parent) => sql`e.parent_id = ${parent}`,
  order: BY_NAME,
}

export function childCounts(parents: readonly string[]): Sql {
  return sql`SELECT parent_id AS "parentId", count(*)::int AS count FROM topics WHERE parent_id = ANY(${parents}::bigint[]) GROUP BY parent_id`
}
