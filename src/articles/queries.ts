import { builder } from "../builder.ts"
import { NO_PARENT } from "../db/batching.ts"
import { lookupInput } from "../graphql/arguments.ts"
import { lookUp } from "../graphql/lookup.ts"
import { LARGEST_ARTICLES_PAGE } from "../graphql/page-arguments.ts"
import { ArticleConnection, articleArguments, articleConnection } from "./connection.ts"
import { Article } from "./ref.ts"

const ArticleBy = lookupInput("Article", "article")

builder.queryField("article", (t) =>
  t.field({
    type: Article,
    nullable: true,
    description: "One article; null where there is none.",
    args: { by: t.arg({ type: ArticleBy, required: true, description: "Which one." }) },
    resolve: (_root, { by }, { loaders }) => lookUp("Article", by, loaders.articles),
  }),
)

builder.queryField("articles", (t) =>
  t.field({
    type: ArticleConnection,
    description: "All articles, or those that a filter selects; newest first, undated ones last.",
    args: articleArguments(t.arg, LARGEST_ARTICLES_PAGE),
    resolve: (_root, args, context) => articleConnection(context, { of: "all" }, NO_PARENT, args, LARGEST_ARTICLES_PAGE),
  }),
)
