import sql, { raw, type Sql } from "sql-template-tag"
import { type KeysetOrder, keysetOrderBy, keysetWhere, type PageRequest } from "../db/keyset.ts"
import { BY_NAME, NAMED_COLUMNS, type NamedRow, type PagedNamedRow } from "../names/sql.ts"

export interface TopicRow extends NamedRow {
  parentTopicId: string | null
}

export type PagedTopicRow = PagedNamedRow<TopicRow>

export interface ArticleTopicRow extends TopicRow {
  parentId: string
  position: number
}

export const TOPIC_COLUMNS = `${NAMED_COLUMNS}, e.parent_id AS "parentTopicId"`

/** In the order in which the article lists them. */
export const BY_POSITION: KeysetOrder = {
  name: "position",
  sort: "l.position",
  sortType: "int",
  id: "l.topic_id",
  direction: "ASC",
}

/** The topics that an article was filed under, without their ancestors. */
export function topicsOfArticles(articles: readonly string[], page: PageRequest): Sql {
  return sql`SELECT p.id AS "parentId", r.* FROM unnest(${articles}::bigint[]) AS p(id) CROSS JOIN LATERAL (
    SELECT ${raw(TOPIC_COLUMNS)}, l.position FROM article_topics l JOIN topics e ON e.id = l.topic_id
    WHERE l.article_id = p.id ${keysetWhere(BY_POSITION, page)} ${keysetOrderBy(BY_POSITION, page)}) r`
}

export function topicCounts(articles: readonly string[]): Sql {
  return sql`SELECT l.article_id AS "parentId", count(*)::int AS count FROM article_topics l
    WHERE l.article_id = ANY(${articles}::bigint[]) GROUP BY l.article_id`
}

export function childTopics(parents: readonly string[], page: PageRequest): Sql {
  return sql`SELECT p.id AS "parentId", r.* FROM unnest(${parents}::bigint[]) AS p(id) CROSS JOIN LATERAL (
    SELECT ${raw(BY_NAME.sort)} AS "sortKey", ${raw(TOPIC_COLUMNS)} FROM topics e WHERE e.parent_id = p.id ${keysetWhere(BY_NAME, page)} ${keysetOrderBy(BY_NAME, page)}) r`
}

export function childCounts(parents: readonly string[]): Sql {
  return sql`SELECT parent_id AS "parentId", count(*)::int AS count FROM topics WHERE parent_id = ANY(${parents}::bigint[]) GROUP BY parent_id`
}
