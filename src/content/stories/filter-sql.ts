import sql, { raw, type Sql } from "sql-template-tag"
import { andAll } from "../../db/conditions.ts"
import type { StoryCondition, StoryFilter } from "./filter.ts"

/** ` AND …` for each condition. The statement must have `stories` as `t`. */
export function filterWhere(filter: StoryFilter): Sql {
  return andAll(filter.map(where))
}

function where(condition: StoryCondition): Sql {
  switch (condition.is) {
    case "article":
      return has(sql`l.article_id = ANY(${condition.ids}::bigint[])`)
    case "publisher":
      return has(
        sql`EXISTS (SELECT FROM articles a WHERE a.id = l.article_id AND a.publisher_id = ANY(${condition.ids}::bigint[]))`,
      )
    case "person":
      return has(
        sql`EXISTS (SELECT FROM article_people x WHERE x.article_id = l.article_id AND x.person_id = ANY(${condition.ids}::bigint[]))`,
      )
    case "topic":
      return has(
        sql`EXISTS (SELECT FROM topic_articles x WHERE x.article_id = l.article_id AND x.topic_id = ANY(${condition.ids}::bigint[]))`,
      )
    case "conflict":
      return sql`t.disagreements @> '[{"conflict": true}]' = ${condition.conflict}`
    case "published": {
      const from = condition.from === null ? raw("t.sort_at > '-infinity'") : sql`t.sort_at >= ${condition.from}::timestamptz`
      return condition.until === null ? from : sql`${from} AND t.sort_at < ${condition.until}::timestamptz`
    }
  }
}

function has(article: Sql): Sql {
  return sql`EXISTS (SELECT FROM story_articles l WHERE l.story_id = t.id AND ${article})`
}
