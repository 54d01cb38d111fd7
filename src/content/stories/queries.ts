import { NO_PARENT } from "../../db/batching.ts"
import { lookupInput, pageArguments } from "../../graphql/arguments.ts"
import { builder } from "../../graphql/builder.ts"
import { lookUp } from "../../graphql/lookup.ts"
import { toPageRequest } from "../../graphql/page-arguments.ts"
import { StoryConnection } from "./connection.ts"
import { StoryFilterInput, toStoryFilter } from "./filter-input.ts"
import { Story } from "./ref.ts"
import { NEWEST, type PagedStoryRow } from "./sql.ts"

const ALL = { ...NEWEST, list: "Query.stories" }

const StoryBy = lookupInput("Story", "story")

builder.queryField("story", (t) =>
  t.field({
    type: Story,
    nullable: true,
    description: "One story; null where there is none. One that was merged into another is that other.",
    args: { by: t.arg({ type: StoryBy, required: true, description: "Which one." }) },
    resolve: (_root, { by }, { loaders }) => lookUp("Story", by, loaders.stories),
  }),
)

builder.queryField("stories", (t) =>
  t.field({
    type: StoryConnection,
    description: "All stories, or those that a filter selects, the one with the newest article first.",
    args: {
      ...pageArguments(t.arg),
      filter: t.arg({ type: StoryFilterInput, description: "Only those for which this holds." }),
    },
    resolve: (_root, { filter: input, ...args }, { loaders }) => {
      const page = toPageRequest(args, ALL)
      const filter = toStoryFilter(input)
      return {
        order: ALL,
        keyOf: ({ sortAt, id }: PagedStoryRow) => ({ sort: sortAt ?? "-infinity", id }),
        page: () => loaders.stories.pages({ filter, page }).load(NO_PARENT),
        count: () => loaders.stories.counts(filter).load(NO_PARENT),
      }
    },
  }),
)
