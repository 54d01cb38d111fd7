import { countLoader, listLoader, pageLoader, perArguments } from "../../db/batching.ts"
import type { Columns } from "../../db/columns.ts"
import type { Database } from "../../db/database.ts"
import type { PageRequest } from "../../db/keyset.ts"
import { notingRows, type Reads } from "../reads.ts"
import {
  passageCountsOfStories,
  passagesOfPairs,
  passagesOfStories,
  type SharedPassageRow,
  type SharingArticleRow,
  sharingArticles,
  sharingCounts,
} from "./sql.ts"

/** How many shared passages of two articles are listed beside their totals. */
export const MOST_PASSAGES = 500

export type SharedLoaders = ReturnType<typeof sharedLoaders>

/** The loaders of shared text for one request. @param columns those of articles that the request needs. */
export function sharedLoaders(database: Database, columns: Columns, reads?: Reads) {
  const articles = notingRows(database, reads, "Article")
  return {
    /** By article id. */
    articles: perArguments((page: PageRequest) =>
      pageLoader<SharingArticleRow>(page, (ids) => articles.query(sharingArticles(ids, columns, page))),
    ),
    /** By article id. */
    counts: countLoader((ids) => database.query(sharingCounts(ids))),
    /** By `articleId:otherId`. */
    passagesOfPair: listLoader<SharedPassageRow>((pairs) => database.query(passagesOfPairs(pairs, MOST_PASSAGES))),
    /** By story id. */
    passagesOfStory: perArguments((page: PageRequest) =>
      pageLoader<SharedPassageRow>(page, (stories) => database.query(passagesOfStories(stories, page))),
    ),
    /** By story id. */
    countsOfStory: countLoader((stories) => database.query(passageCountsOfStories(stories))),
  }
}
