import { countLoader, perArguments } from "../db/batching.ts"
import type { Database } from "../db/database.ts"
import type { PageRequest } from "../db/keyset.ts"
import { relationLoader } from "../db/relation-loader.ts"
import { namedLoaders } from "../names/loaders.ts"
import {
  type ArticleTopicRow,
  CHILD_TOPICS,
  childCounts,
  type PagedTopicRow,
  TOPIC_COLUMNS,
  TOPICS_OF_ARTICLES,
  type TopicRow,
  topicCounts,
} from "./sql.ts"

export type TopicLoaders = ReturnType<typeof topicLoaders>

export function topicLoaders(database: Database) {
  return {
    ...namedLoaders<TopicRow>(database, "topics", TOPIC_COLUMNS),
    /** By article id. */
    ofArticles: perArguments((page: PageRequest) =>
      relationLoader<ArticleTopicRow>(database, "topics", TOPICS_OF_ARTICLES, page),
    ),
    /** By article id. */
    countsOfArticles: countLoader((articles) => database.query(topicCounts(articles))),
    /** By the parent topic's id. */
    children: perArguments((page: PageRequest) => relationLoader<PagedTopicRow>(database, "children", CHILD_TOPICS, page)),
    childCounts: countLoader((parents) => database.query(childCounts(parents))),
  }
}
