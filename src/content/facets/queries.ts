import { builder } from "../../graphql/builder.ts"
import { ArticleFilterInput, toArticleFilter } from "../articles/filter-input.ts"
import { ArticleFacets } from "./type.ts"

builder.queryField("articleFacets", (t) =>
  t.field({
    type: ArticleFacets,
    description:
      "All articles, or those that a filter selects, counted by publisher, cited source, topic, person, language and month.",
    args: { filter: t.arg({ type: ArticleFilterInput, description: "Only articles for which this holds." }) },
    resolve: (_root, { filter }) => ({ filter: toArticleFilter(filter) }),
  }),
)
