import { builder } from "../../graphql/builder.ts"
import { labelledEnum } from "../../graphql/labels.ts"
import { encodeNodeId } from "../../graphql/node-id.ts"
import type { StoryChangeKind } from "../enums.ts"
import type { ChangeRow } from "./sql.ts"

const StoryChangeKindEnum = labelledEnum<StoryChangeKind>(
  "StoryChangeKind",
  "What became of a story when articles came or went.",
  {
    MERGED: { description: "It turned out to be the same event as another, and went into that.", ar: "دمج", en: "Merged" },
    SPLIT: { description: "Some of its articles turned out to be about another event.", ar: "فصل", en: "Split" },
  },
)

export const StoryChange = builder.objectRef<ChangeRow>("StoryChange").implement({
  description:
    "A story that went into another, or of which another was taken. An id that was given out finds its heir for ever.",
  fields: (t) => ({
    kind: t.field({ type: StoryChangeKindEnum, description: "What happened.", resolve: ({ kind }) => kind }),
    from: t.id({
      description: "The id of the story that was merged or split.",
      resolve: ({ fromId }) => encodeNodeId("Story", fromId),
    }),
    into: t.id({
      description: "The id of the story that has the articles now.",
      resolve: ({ intoId }) => encodeNodeId("Story", intoId),
    }),
    at: t.field({ type: "DateTime", description: "When it was found.", resolve: ({ at }) => at }),
  }),
})
