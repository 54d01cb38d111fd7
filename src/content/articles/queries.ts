import { NO_PARENT } from "../../db/batching.ts"
import { lookupInput } from "../../graphql/arguments.ts"
import { builder } from "../../graphql/builder.ts"
import { prefetchesBelow } from "../../graphql/look-ahead.ts"
import { lookUp } from "../../graphql/lookup.ts"
import { LARGEST_ARCHIVE_PAGE } from "../../graphql/page-arguments.ts"
import { ArticleConnection, articleArguments, articleConnection } from "./connection.ts"
import { Article } from "./ref.ts"
import type { ArticleRow } from "./sql.ts"

const ArticleBy = lookupInput("Article", "article")

builder.queryField("article", (t) =>
  t.field({
    type: Article,
    nullable: true,
    description: "One article; null where there is none.",
    args: { by: t.arg({ type: ArticleBy, required: true, description: "Which one." }) },
    resolve: (_root, { by }, context, info) => {
      const { byId, bySlug } = context.loaders.articles
      const prefetches = prefetchesBelow<ArticleRow>(context, info)
      return lookUp<ArticleRow>("Article", by, {
        byId: { load: (id) => byId.getWith(id, prefetches) },
        bySlug: { load: (slug) => bySlug.getWith(slug, prefetches) },
      })
    },
  }),
)

builder.queryField("articles", (t) =>
  t.field({
    type: ArticleConnection,
    description: "All articles, or those that a filter selects; newest first, undated ones last.",
    args: articleArguments(t.arg, LARGEST_ARCHIVE_PAGE),
    resolve: (_root, args, context, info) =>
      articleConnection({ context, info }, { of: "all" }, NO_PARENT, args, LARGEST_ARCHIVE_PAGE),
  }),
)
