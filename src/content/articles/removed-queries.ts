import { NO_PARENT } from "../../db/batching.ts"
import { forwardArguments } from "../../graphql/arguments.ts"
import { builder } from "../../graphql/builder.ts"
import { connectionType } from "../../graphql/connection.ts"
import { encodeNodeId } from "../../graphql/node-id.ts"
import { toPageRequest } from "../../graphql/page-arguments.ts"
import { ARTICLE } from "./kind.ts"
import { BY_REMOVAL, type RemovedRow } from "./removed-sql.ts"

const RemovedArticle = builder.objectRef<RemovedRow>("RemovedArticle").implement({
  description: "An article that is no more: what is left for who keeps copies.",
  fields: (t) => ({
    id: t.id({ description: "The id that it had.", resolve: ({ id }) => encodeNodeId(ARTICLE.type, id) }),
    slug: t.exposeString("slug", { description: "The slug that it had." }),
    removedAt: t.field({
      type: "DateTime",
      description: "When it was removed, by the database's clock.",
      resolve: ({ removedAt }) => removedAt,
    }),
  }),
})

const RemovedArticleConnection = connectionType<RemovedRow, RemovedRow>({
  name: "RemovedArticle",
  node: RemovedArticle,
  nodes: "removed articles",
})

const ORDER = { ...BY_REMOVAL, list: "Query.removedArticles" }

builder.queryField("removedArticles", (t) =>
  t.field({
    type: RemovedArticleConnection,
    description:
      "The articles that were removed at a moment or later and are not there again, in the order in which they went. It is known for 90 days: who was away for longer reads everything anew.",
    args: {
      ...forwardArguments(t.arg),
      since: t.arg({ type: "DateTime", required: true, description: "The first moment: the last `removedAt` that was read." }),
    },
    resolve: (_root, { since, ...args }, { loaders }) => {
      const page = toPageRequest(args, ORDER)
      const { removedPages, removedCounts } = loaders.articles
      return {
        order: ORDER,
        keyOf: ({ removedAt, id }: RemovedRow) => ({ sort: removedAt, id }),
        page: () => removedPages({ since, page }).load(NO_PARENT),
        count: () => removedCounts(since).load(NO_PARENT),
      }
    },
  }),
)
