import { countLoader, pageLoader, perArguments } from "../db/batching.ts"
import type { Database } from "../db/database.ts"
import type { PageRequest } from "../db/keyset.ts"
import { namedLoaders } from "../names/loaders.ts"
import {
  type ArticleTopicRow,
  childCounts,
  childTopics,
  type PagedTopicRow,
  TOPIC_COLUMNS,
  type TopicRow,
  topicCounts,
  topicsOfArticles,
} from "./sql.ts"

export type TopicLoaders = ReturnType<typeof topicLoaders>

export function topicLoaders(database: Database) {
  return {
    ...namedLoaders<TopicRow>(database, "topics", TOPIC_COLUMNS),
    /** By article id. */
    ofArticles: perArguments((page: PageRequest) =>
      pageLoader<ArticleTopicRow>(page, (articles) => database.query(topicsOfArticles(articles, page))),
    ),
    /** By article id. */
    countsOfArticles: countLoader((articles) => database.query(topicCounts(articles))),
    /** By the parent topic's id. */
    children: perArguments((page: PageRequest) =>
      pageLoader<PagedTopicRow>(page, (parents) => database.query(childTopics(parents, page))),
    ),
    childCounts: countLoader((parents) => database.query(childCounts(parents))),
  }
}
