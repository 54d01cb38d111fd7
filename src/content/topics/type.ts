import { forwardArguments } from "../../graphql/arguments.ts"
import { builder } from "../../graphql/builder.ts"
import type { Context } from "../../graphql/context.ts"
import { PREFETCH } from "../../graphql/look-ahead.ts"
import { Node, nodeIdField, registerNode } from "../../graphql/node.ts"
import { type PageArguments, toPageRequest } from "../../graphql/page-arguments.ts"
import { ArticleConnection, articleArguments, articleConnection } from "../articles/connection.ts"
import { Article } from "../articles/ref.ts"
import { keyBySort } from "../names/connection.ts"
import { Named } from "../names/named.ts"
import { BY_NAME } from "../names/sql.ts"
import { ArticleTopicConnection, TopicConnection } from "./connection.ts"
import { Topic } from "./ref.ts"
import { type ArticleTopicRow, BY_POSITION } from "./sql.ts"

const BELOW = { ...BY_NAME, list: "Topic.children" }
const OF_ARTICLE = { ...BY_POSITION, list: "Article.topics" }

registerNode("Topic", (context, id) => context.loaders.topics.byId.load(id))

Topic.implement({
  description: "A subject or place that articles are filed under; topics form a tree.",
  interfaces: [Node, Named],
  fields: (t) => ({
    id: t.id(nodeIdField("Topic")),
    parent: t.field({
      type: Topic,
      nullable: true,
      description: "The topic above; null at the top of the tree.",
      resolve: (topic, _args, { loaders }) =>
        topic.parentTopicId === null ? null : loaders.topics.byId.get(topic.parentTopicId),
    }),
    children: t.field({
      type: TopicConnection,
      description: "The topics right below, in the order of their Arabic names.",
      args: forwardArguments(t.arg),
      resolve: (topic, args, { loaders }) => {
        const page = toPageRequest(args, BELOW)
        return {
          order: BELOW,
          keyOf: keyBySort,
          page: () => loaders.topics.children(page).loader.get(topic.id),
          count: () => loaders.topics.childCounts.get(topic.id),
        }
      },
    }),
    articles: t.field({
      type: ArticleConnection,
      description: "The articles filed under the topic, newest first.",
      args: {
        ...articleArguments(t.arg),
        includeDescendants: t.arg.boolean({
          defaultValue: false,
          description: "Whether articles of the topics below count too, each once.",
        }),
      },
      resolve: (topic, { includeDescendants, ...args }, context, info) =>
        articleConnection(
          { context, info },
          includeDescendants ? { of: "topicTree" } : { of: "linked", to: "topic" },
          topic.id,
          args,
        ),
    }),
  }),
})

builder.objectField(Article, "topics", (t) =>
  t.field({
    type: ArticleTopicConnection,
    description: "The topics that the article is filed under, most important first, without the topics above them.",
    args: forwardArguments(t.arg),
    resolve: (article, args, { loaders }) => {
      const page = toPageRequest(args, OF_ARTICLE)
      return {
        order: OF_ARTICLE,
        keyOf: (row: ArticleTopicRow) => ({ sort: String(row.position), id: row.id }),
        page: () => loaders.topics.ofArticles(page).loader.get(article.id),
        count: () => loaders.topics.countsOfArticles.get(article.id),
      }
    },
    extensions: {
      [PREFETCH]: (args: PageArguments, { loaders }: Context) =>
        loaders.topics.ofArticles(toPageRequest(args, OF_ARTICLE)).within("a.id"),
    },
  }),
)
