import { countLoader, listLoader, pageLoader, perArguments, rowLoader } from "../../db/batching.ts"
import type { Database } from "../../db/database.ts"
import { rowId } from "../../db/row-id.ts"
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

export function storyLoaders(database: Database) {
  const byId = rowLoader<StoryRow & { asked: string }>("asked", (ids) => database.query(storiesById(ids)))
  return {
    /** By the id that a story has, or had before it was merged into another. */
    byId,
    /** Ids follow from slugs, so a slug that was merged away is found too. */
    bySlug: { load: (slug: string) => byId.load(rowId("story", slug)) },
    /** By article id. */
    ofArticle: rowLoader<StoryRow & { articleId: string }>("articleId", (articles) =>
      database.query(storiesOfArticles(articles)),
    ),
    pages: perArguments((pages: StoryPages) => pageLoader<PagedStoryRow>(pages.page, () => database.query(storyPage(pages)))),
    counts: perArguments((filter: StoryFilter) => countLoader(() => database.query(storyCount(filter)))),
    /** By story id, the newest first. */
    changes: listLoader<ChangeRow>((stories) => database.query(changesOfStories(stories, MOST_CHANGES))),
  }
}
