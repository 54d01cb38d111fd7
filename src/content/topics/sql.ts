import sql, { raw, type Sql } from "sql-template-tag"
import { type Columns, CURSORS, type ReadBy } from "../../db/columns.ts"
import type { KeysetOrder } from "../../db/keyset.ts"
import type { Relation } from "../../db/relation.ts"
import type { RowOf } from "../kind.ts"
import { columnsOf, readByOf } from "../kind-columns.ts"
import { BY_NAME, type PagedNamedRow } from "../names/sql.ts"
import { TOPIC } from "./kind.ts"

export type TopicRow = RowOf<typeof TOPIC>

export type PagedTopicRow = PagedNamedRow<TopicRow>

export interface ArticleTopicRow extends TopicRow {
  parentId: string
  position: number
}

export const TOPIC_COLUMNS = columnsOf(TOPIC, "e")
export const TOPIC_READ_BY = readByOf(TOPIC)

export const ARTICLE_TOPIC_COLUMNS = { ...TOPIC_COLUMNS, position: "l.position" }

export const ARTICLE_TOPIC_READ_BY: ReadBy<ArticleTopicRow> = { ...TOPIC_READ_BY, position: CURSORS }

/** In the order in which the article lists them. */
export const BY_POSITION: KeysetOrder = {
  name: "position",
  sort: "l.position",
  sortType: "int",
  id: "l.topic_id",
  direction: "ASC",
}

/** The topics under which an article is filed, without their ancestors. */
export function topicsOfArticles(columns: Columns): Relation {
  return {
    columns,
    from: raw("article_topics l JOIN topics e ON e.id = l.topic_id"),
    where: (article) => sql`l.article_id = ${article}`,
    order: BY_POSITION,
  }
}

export function topicCounts(articles: readonly string[]): Sql {
  return sql`SELECT l.article_id AS "parentId", count(*)::int AS count FROM article_topics l
    WHERE l.article_id = ANY(${articles}::bigint[]) GROUP BY l.article_id`
}

export const CHILD_TOPIC_COLUMNS = { ...TOPIC_COLUMNS, sortKey: BY_NAME.sort }

export const CHILD_TOPIC_READ_BY: ReadBy<PagedTopicRow> = { ...TOPIC_READ_BY, sortKey: CURSORS }

/** The direct children of a topic. */
export function childTopics(columns: Columns): Relation {
  return {
    columns,
    from: raw("topics e"),
    where: (parent) => sql`e.parent_id = ${parent}`,
    order: BY_NAME,
  }
}

export function childCounts(parents: readonly string[]): Sql {
  return sql`SELECT parent_id AS "parentId", count(*)::int AS count FROM topics WHERE parent_id = ANY(${parents}::bigint[]) GROUP BY parent_id`
}
