import { forwardArguments } from "../../graphql/arguments.ts"
import { builder } from "../../graphql/builder.ts"
import { connectionType } from "../../graphql/connection.ts"
import { toPageRequest } from "../../graphql/page-arguments.ts"
import { LENGTH } from "../../graphql/pricing/extensions.ts"
import { Article } from "../articles/ref.ts"
import type { ArticleRow } from "../articles/sql.ts"
import { Evidence } from "../passages/ref.ts"
import { Story } from "../stories/ref.ts"
import { LONGEST, MOST_WORDS, type SharedPassageRow, type SharingArticleRow } from "./sql.ts"

const SharedPassage = builder.objectRef<SharedPassageRow>("SharedPassage").implement({
  description:
    "A run of five words or more that two articles share, in any spelling. The same words in the same order; only spelling, punctuation and paragraphs may differ.",
  fields: (t) => ({
    left: t.field({
      type: Evidence,
      description: "Where it stands in one of them: in the article that was asked, where one was.",
      resolve: ({ leftId, leftStart, leftEnd }) => ({ articleId: leftId, start: leftStart, end: leftEnd }),
    }),
    right: t.field({
      type: Evidence,
      description: "Where it stands in the other.",
      resolve: ({ rightId, rightStart, rightEnd }) => ({ articleId: rightId, start: rightStart, end: rightEnd }),
    }),
    words: t.exposeInt("words", { description: "How many words it has." }),
  }),
})

const SharedPassageConnection = connectionType<SharedPassageRow, SharedPassageRow>({
  name: "SharedPassage",
  node: SharedPassage,
  nodes: "shared passages",
})

const SharingArticleConnection = connectionType<SharingArticleRow, ArticleRow>({
  name: "SharingArticle",
  node: Article,
  nodes: "articles that share text with one",
  edgeFields: (t) => ({
    words: t.int({ description: "How many words they share.", resolve: ({ row }) => row.words }),
    share: t.float({
      description: "The part of this article's words that also stands in the other: 0 to 1.",
      resolve: ({ row }) => row.share,
    }),
    otherShare: t.float({
      description: "The part of the other article's words that also stands in this one: 0 to 1.",
      resolve: ({ row }) => row.otherShare,
    }),
    passages: t.field({
      type: [SharedPassage],
      description: "What they share, in the order of this article's text; the first 500.",
      resolve: ({ row }, _args, { loaders }) => loaders.shared.passagesOfPair.load(`${row.parentId}:${row.id}`),
      extensions: { [LENGTH]: 5 },
    }),
  }),
})

const OTHERS = { ...MOST_WORDS, list: "Article.sharedWith" }
const OF_STORY = { ...LONGEST, list: "Story.sharedPassages" }

builder.objectField(Article, "sharedWith", (t) =>
  t.field({
    type: SharingArticleConnection,
    description:
      "The other articles that it shares text with, the most words first. What hundreds share, such as notices, is left aside.",
    args: forwardArguments(t.arg),
    resolve: ({ id }, args, { loaders }) => {
      const page = toPageRequest(args, OTHERS)
      return {
        order: OTHERS,
        keyOf: (row: SharingArticleRow) => ({ sort: String(row.words), id: row.id }),
        page: () => loaders.shared.articles(page).load(id),
        count: () => loaders.shared.counts.load(id),
      }
    },
  }),
)

builder.objectField(Story, "sharedPassages", (t) =>
  t.field({
    type: SharedPassageConnection,
    description: "What any two of its articles share word for word, the longest first.",
    args: forwardArguments(t.arg),
    resolve: ({ id }, args, { loaders }) => {
      const page = toPageRequest(args, OF_STORY)
      return {
        order: OF_STORY,
        keyOf: (row: SharedPassageRow) => ({ sort: String(row.words), id: row.id }),
        page: () => loaders.shared.passagesOfStory(page).load(id),
        count: () => loaders.shared.countsOfStory.load(id),
      }
    },
  }),
)
