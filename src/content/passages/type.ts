import { stillThere } from "../../errors.ts"
import { forwardArguments } from "../../graphql/arguments.ts"
import { builder } from "../../graphql/builder.ts"
import { connectionType } from "../../graphql/connection.ts"
import { Node, nodeIdField, registerNode } from "../../graphql/node.ts"
import { standsWithinRows } from "../../graphql/node-id.ts"
import { positionConnection } from "../../graphql/position-connection.ts"
import { WEIGHT } from "../../graphql/pricing/extensions.ts"
import { Article } from "../articles/ref.ts"
import { TextRange } from "../search/match-type.ts"
import { PassageKindEnum } from "./kind-enum.ts"
import { Evidence, Passage } from "./ref.ts"
import type { PassageRow } from "./rows.ts"

standsWithinRows("Passage")
registerNode("Passage", (context, id) => context.loaders.passages.byId(id))

Passage.implement({
  description:
    "A heading or paragraph of an article's body: what stands between empty lines. Its id stays as long as its words do, also where others are added before it.",
  interfaces: [Node],
  fields: (t) => ({
    id: t.id(nodeIdField("Passage")),
    article: t.field({
      type: Article,
      description: "The article in which it stands.",
      resolve: async ({ articleId }, _args, { loaders }) => stillThere(await loaders.articles.byId.load(articleId)),
    }),
    kind: t.field({ type: PassageKindEnum, description: "Heading or paragraph.", resolve: ({ kind }) => kind }),
    position: t.exposeInt("position", { description: "Its place among the article's passages, from 0." }),
    text: t.exposeString("text", { description: "Its words as they stand in the body.", extensions: { [WEIGHT]: 500 } }),
    range: t.field({ type: TextRange, description: "Where it stands in `Article.body`.", resolve: (passage) => passage }),
  }),
})

Evidence.implement({
  description: "Where something stands: a range of an article's body, and the words there.",
  fields: (t) => ({
    article: t.field({
      type: Article,
      description: "The article.",
      resolve: async ({ articleId }, _args, { loaders }) => stillThere(await loaders.articles.byId.load(articleId)),
    }),
    passage: t.field({
      type: Passage,
      description: "The passage in which the range begins; it may end in a later one.",
      resolve: async (evidence, _args, { loaders }) => stillThere(await loaders.passages.containing(evidence)),
    }),
    range: t.field({
      type: TextRange,
      description: "The range, counted in `Article.body`.",
      resolve: (evidence) => evidence,
    }),
    text: t.string({
      description: "The words: exactly `body.slice(range.start, range.end)`.",
      resolve: async (evidence, _args, { loaders }) => stillThere(await loaders.passages.textOf(evidence)),
      extensions: { [WEIGHT]: 300 },
    }),
  }),
})

const PassageConnection = connectionType<PassageRow, PassageRow>({
  name: "Passage",
  node: Passage,
  nodes: "passages of an article",
})

builder.objectField(Article, "passages", (t) =>
  t.field({
    type: PassageConnection,
    description: "The headings and paragraphs of the body, in order. All of its words stand in them, each once.",
    args: forwardArguments(t.arg),
    resolve: ({ id }, args, { loaders }) => positionConnection("Article.passages", args, () => loaders.passages.ofArticle(id)),
  }),
)
