import { forwardArguments } from "../../graphql/arguments.ts"
import { builder } from "../../graphql/builder.ts"
import { connectionType } from "../../graphql/connection.ts"
import { rememberType, typeOf } from "../../graphql/node.ts"
import { positionConnection } from "../../graphql/position-connection.ts"
import { LENGTH } from "../../graphql/pricing/extensions.ts"
import { Article } from "../articles/ref.ts"
import { kindCalled } from "../kinds.ts"
import { Evidence, Passage } from "../passages/ref.ts"
import { Person } from "../people/ref.ts"
import { Source } from "../sources/ref.ts"
import { Topic } from "../topics/ref.ts"
import type { MentionRow } from "./loaders.ts"
import { AnnotationMethodEnum } from "./method.ts"

const Entity = builder.unionType("Entity", {
  description: "Someone or something that texts speak of.",
  types: [Person, Source, Topic],
  resolveType: (row) => typeOf(row) as "Person",
})

const Mention = builder.objectRef<MentionRow>("Mention").implement({
  description: "A place where an article's body names a person, a source or a topic.",
  fields: (t) => ({
    entity: t.field({
      type: Entity,
      description: "Who or what is named.",
      resolve: ({ entity, kind }) => rememberType(entity, kindCalled(kind).type) as never,
    }),
    evidence: t.field({
      type: Evidence,
      description: "The name as it stands in the body, without the clitics before it.",
      resolve: ({ articleId, start, end }) => ({ articleId, start, end }),
    }),
    method: t.field({
      type: AnnotationMethodEnum,
      description: "Whether a person wrote it in or rules found it.",
      resolve: ({ method }) => method,
    }),
    confidence: t.exposeFloat("confidence", { description: "How sure it is that this one is meant: 0 to 1." }),
  }),
})

const MentionConnection = connectionType<MentionRow, MentionRow>({
  name: "Mention",
  node: Mention,
  nodes: "mentions in an article",
})

builder.objectField(Article, "mentions", (t) =>
  t.field({
    type: MentionConnection,
    description: "Where the body names people, sources and topics, in the order of the text.",
    args: forwardArguments(t.arg),
    resolve: ({ id }, args, { loaders }) => positionConnection("Article.mentions", args, () => loaders.mentions.ofArticle(id)),
  }),
)

builder.objectField(Passage, "mentions", (t) =>
  t.field({
    type: [Mention],
    description: "Where the passage names people, sources and topics, in the order of the text.",
    resolve: async ({ articleId, start, end }, _args, { loaders }) => {
      const mentions = await loaders.mentions.ofArticle(articleId)
      return mentions.filter((mention) => mention.start >= start && mention.start < end)
    },
    extensions: { [LENGTH]: 3 },
  }),
)
