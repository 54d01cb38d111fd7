import { builder } from "../../graphql/builder.ts"
import type { Context } from "../../graphql/context.ts"
import { PREFETCH } from "../../graphql/look-ahead.ts"
import { Node, nodeIdField, registerNode } from "../../graphql/node.ts"
import { WEIGHT } from "../../graphql/pricing/extensions.ts"
import { directionOf } from "../../text/language.ts"
import { Source } from "../sources/ref.ts"
import { Article } from "./ref.ts"

const TextDirection = builder.enumType("TextDirection", {
  description: "The direction in which a text is read: what HTML's `dir` takes, in capitals.",
  values: {
    LTR: { description: "Left to right." },
    RTL: { description: "Right to left, as Arabic." },
  } as const,
})

registerNode("Article", (context, id) => context.loaders.articles.byId.load(id))

Article.implement({
  description: "A report as it was published: its words, who published it, and who and what stands in it.",
  interfaces: [Node],
  fields: (t) => ({
    id: t.id(nodeIdField("Article")),
    slug: t.exposeString("slug", {
      description: "The article's name in addresses; unique among articles, and perhaps in Arabic.",
    }),
    headline: t.exposeString("headline", { description: "The headline as it was written.", extensions: { [WEIGHT]: 200 } }),
    headlineDerived: t.exposeBoolean("headlineDerived", {
      description: "True where the document had no headline, and its opening words stand in for one.",
    }),
    summary: t.exposeString("summary", {
      nullable: true,
      description: "A short account, where the document gives one.",
      extensions: { [WEIGHT]: 500 },
    }),
    body: t.string({
      description: "The text as it came; paragraphs are separated by an empty line. All ranges count in its UTF-16 code units.",
      resolve: (article) => article.body as string,
      extensions: { [WEIGHT]: 5_000 },
    }),
    language: t.exposeString("language", { description: "The language of headline and body as BCP 47 writes it: `ar`, `en`." }),
    direction: t.field({
      type: TextDirection,
      description: "The direction in which headline and body are read.",
      resolve: (article) => directionOf(article.language),
    }),
    url: t.exposeString("url", { nullable: true, description: "Where the original stands." }),
    publishedAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "When it was published; null where the document does not say.",
      resolve: (article) => article.publishedAt,
    }),
    updatedAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "When this version was made, as the document says; null where it does not.",
      resolve: (article) => article.updatedAt,
    }),
    changedAt: t.field({
      type: "DateTime",
      description:
        "When Isnad last wrote it otherwise, by the database's clock. What is imported again and says the same changes nothing.",
      resolve: (article) => article.changedAt,
    }),
    publisher: t.field({
      type: Source,
      nullable: true,
      description: "The outlet that published it; null where the document names none.",
      resolve: (article, _args, { loaders }) =>
        article.publisherId === null ? null : loaders.sources.byId.get(article.publisherId),
      extensions: { [PREFETCH]: (_args: unknown, { loaders }: Context) => loaders.sources.within("a.publisher_id") },
    }),
  }),
})
