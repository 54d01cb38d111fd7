import { lookupInput, pageArguments } from "../../graphql/arguments.ts"
import { builder } from "../../graphql/builder.ts"
import { lookUp } from "../../graphql/lookup.ts"
import { namedConnection } from "../names/connection.ts"
import { namedOrderInput } from "../names/order.ts"
import { TopicConnection } from "./connection.ts"
import { TopicFilterInput } from "./filter.ts"
import { Topic } from "./ref.ts"

const TopicBy = lookupInput("Topic", "topic")

const TopicOrderInput = namedOrderInput("Topic", "topics")

builder.queryField("topic", (t) =>
  t.field({
    type: Topic,
    nullable: true,
    description: "One topic; null where there is none.",
    args: { by: t.arg({ type: TopicBy, required: true, description: "Which one." }) },
    resolve: (_root, { by }, { loaders }) => lookUp("Topic", by, loaders.topics),
  }),
)

builder.queryField("topics", (t) =>
  t.field({
    type: TopicConnection,
    description:
      "All topics at all levels of the tree, or those that a filter selects, in the order of their Arabic names or another.",
    args: {
      ...pageArguments(t.arg),
      filter: t.arg({ type: TopicFilterInput, description: "Only those for which this holds." }),
      orderBy: t.arg({ type: TopicOrderInput, description: "By Arabic name where absent." }),
    },
    resolve: (_root, args, { loaders }) => namedConnection(loaders.topics, "Query.topics", args),
  }),
)
