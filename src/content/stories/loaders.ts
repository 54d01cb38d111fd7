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

/** How many changes of a story are listed, the newest ones. */
export const MOST_CHANGES = 100

export type StoryLoaders = ReturnType<typeof storyLoaders>

export function storyLoaders(all: Database, reads?: Reads) {
  const database = notingRows(all, reads, "Story")
  const byId = notingMissing(
    reads,
    "stories",
    rowLoader<StoryRow & { asked: string }>("asked", (ids) => database.query(storiesById(ids))),
    // A story that is found under the id of one that was merged into it may later exist again under that id.
    (row, asked) => row?.id !== asked,
  )
  return {
    /** By the id of a story, or the id of one that was merged into it. */
    byId,
    /** Ids are computed from slugs, so the slug of a merged story is found too. */
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
