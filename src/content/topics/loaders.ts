import { countLoader, perArguments } from "../../db/batching.ts"
import { type Asks, columnsFor } from "../../db/columns.ts"
import type { Database } from "../../db/database.ts"
import type { PageRequest } from "../../db/keyset.ts"
import { relationLoader } from "../../db/relation-loader.ts"
import { namedLoaders } from "../names/loaders.ts"
import { calling, notingLoads, notingRows, type Reads } from "../reads.ts"
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

export function topicLoaders(all: Database, asks: Asks, reads?: Reads) {
  const database = notingRows(all, reads, "Topic")
  const columnsInArticle = columnsFor(ARTICLE_TOPIC_COLUMNS, ARTICLE_TOPIC_READ_BY, asks)
  const columnsOfChildren = columnsFor(CHILD_TOPIC_COLUMNS, CHILD_TOPIC_READ_BY, asks)
  return {
    ...namedLoaders<TopicRow>(database, "topics", columnsFor(TOPIC_COLUMNS, TOPIC_READ_BY, asks), reads),
    /** By article id. */
    ofArticles: perArguments((page: PageRequest) =>
      relationLoader<ArticleTopicRow>(database, "topics", topicsOfArticles(columnsInArticle), page),
    ),
    /** By article id. */
    countsOfArticles: countLoader((articles) => database.query(topicCounts(articles))),
    /** By the parent topic's id. */
    children: calling(
      reads,
      "topics",
      perArguments((page: PageRequest) =>
        relationLoader<PagedTopicRow>(database, "children", childTopics(columnsOfChildren), page),
      ),
    ),
    childCounts: notingLoads(
      reads,
      "topics",
      countLoader((parents) => database.query(childCounts(parents))),
    ),
  }
}
