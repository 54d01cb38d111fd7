import { countLoader, listLoader, pageLoader, perArguments, rowLoader } from "../../db/batching.ts"
import type { Database } from "../../db/database.ts"
import { calling, notingMissing, notingRows, type Reads } from "../reads.ts"
import { rowId } from "../row-id.ts"
import type { StoryFilter } from "./filter.ts"
import {
  type ChangeRow,
  changesOfStories,
  type PagedStoryRow,
  type StoryPages,
  type StoryRow,
  storiesById,
  storiesOfArticles,
  storyCount,
  storyPage,
} from "./sql.ts"

/** The newest changes of a story that are told. */
export const MOST_CHANGES = 100

export type StoryLoaders = ReturnType<typeof storyLoaders>

export function storyLoaders(all: Database, reads?: Reads) {
  const database = notingRows(all, reads, "Story")
  const byId = notingMissing(
    reads,
    "stories",
    rowLoader<StoryRow & { asked: string }>("asked", (ids) => database.query(storiesById(ids))),
    // One that is found under the id of another, which was merged into it, may be found there as itself again.
    (row, asked) => row?.id !== asked,
  )
  return {
    /** By the id that a story has, or had before it was merged into another. */
    byId,
    /** Ids follow from slugs, so a slug that was merged away is found too. */
    bySlug: { load: (slug: string) => byId.load(rowId("story", slug)) },
    /** By article id. */
    ofArticle: notingMissing(
      reads,
      "stories",
      rowLoader<StoryRow & { articleId: string }>("articleId", (articles) => database.query(storiesOfArticles(articles))),
    ),
    pages: calling(
      reads,
      "stories",
      perArguments((pages: StoryPages) => pageLoader<PagedStoryRow>(pages.page, () => database.query(storyPage(pages)))),
    ),
    counts: calling(
      reads,
      "stories",
      perArguments((filter: StoryFilter) => countLoader(() => database.query(storyCount(filter)))),
    ),
    /** By story id, the newest first. */
    changes: listLoader<ChangeRow>((stories) => database.query(changesOfStories(stories, MOST_CHANGES))),
  }
}
