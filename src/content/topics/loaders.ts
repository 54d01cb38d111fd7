import { countLoader, perArguments } from "../../db/batching.ts"
import { columnsFor } from "../../db/columns.ts"
import type { Database } from "../../db/database.ts"
import type { PageRequest } from "../../db/keyset.ts"
import { relationLoader } from "../../db/relation-loader.ts"
import { namedLoaders } from "../names/loaders.ts"
import {
  ARTICLE_TOPIC_COLUMNS,
  ARTICLE_TOPIC_READ_BY,
  type ArticleTopicRow,
  CHILD_TOPIC_COLUMNS,
  CHILD_TOPIC_READ_BY,
  childCounts,
  childTopics,
  type PagedTopicRow,
  TOPIC_COLUMNS,
  TOPIC_READ_BY,
  type TopicRow,
  topicCounts,
  topicsOfArticles,
} from "./sql.ts"

export type TopicLoaders = ReturnType<typeof topicLoaders>

/** @param fields the names of all fields in the request's document. */
export function topicLoaders(database: Database, fields: ReadonlySet<string>) {
  const columnsInArticle = columnsFor(ARTICLE_TOPIC_COLUMNS, ARTICLE_TOPIC_READ_BY, fields)
  const columnsOfChildren = columnsFor(CHILD_TOPIC_COLUMNS, CHILD_TOPIC_READ_BY, fields)
  return {
    ...namedLoaders<TopicRow>(database, "topics", columnsFor(TOPIC_COLUMNS, TOPIC_READ_BY, fields)),
    /** By article id. */
    ofArticles: perArguments((page: PageRequest) =>
      relationLoader<ArticleTopicRow>(database, "topics", topicsOfArticles(columnsInArticle), page),
    ),
    /** By article id. */
    countsOfArticles: countLoader((articles) => database.query(topicCounts(articles))),
    /** By the parent topic's id. */
    children: perArguments((page: PageRequest) =>
      relationLoader<PagedTopicRow>(database, "children", childTopics(columnsOfChildren), page),
    ),
    childCounts: countLoader((parents) => database.query(childCounts(parents))),
  }
}
