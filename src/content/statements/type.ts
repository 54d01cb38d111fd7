import { forwardArguments, pageArguments } from "../../graphql/arguments.ts"
import { builder } from "../../graphql/builder.ts"
import { Node, nodeIdField, registerNode } from "../../graphql/node.ts"
import { LENGTH } from "../../graphql/pricing/extensions.ts"
import { Article } from "../articles/ref.ts"
import { AnnotationMethodEnum } from "../mentions/method.ts"
import { Evidence } from "../passages/ref.ts"
import { Person } from "../people/ref.ts"
import { Source } from "../sources/ref.ts"
import { StatementConnection, statementsInText, statementsOf } from "./connection.ts"
import { Statement } from "./ref.ts"
import { AttributionRoleEnum } from "./role.ts"
import type { StepRow } from "./sql.ts"

registerNode("Statement", (context, id) => context.loaders.statements.byId.load(id))

const AttributionStep = builder.objectRef<StepRow>("AttributionStep").implement({
  description:
    "One who said something or passed it on: a person, a source, or somebody whom the document describes without a name. Exactly one of `person`, `source` and `description` is set.",
  fields: (t) => ({
    position: t.exposeInt("position", { description: "The place in the chain: 0 is the speaker." }),
    person: t.field({
      type: Person,
      nullable: true,
      description: "The person, where it is one who is known by name.",
      resolve: ({ personId }, _args, { loaders }) => (personId === null ? null : loaders.people.byId.load(personId)),
    }),
    source: t.field({
      type: Source,
      nullable: true,
      description: "The organisation, where it is one that is known by name.",
      resolve: ({ sourceId }, _args, { loaders }) => (sourceId === null ? null : loaders.sources.byId.load(sourceId)),
    }),
    description: t.exposeString("description", {
      nullable: true,
      description: "Who it is in the document's own words, where it names nobody: `مسؤول في الوزارة`.",
    }),
    count: t.exposeInt("count", {
      nullable: true,
      description: "How many they are, where the document says so: 3 for three officials.",
    }),
    anonymity: t.exposeString("anonymity", {
      nullable: true,
      description: "Why they are not named, in the document's own words, where it gives a reason.",
    }),
  }),
})

Statement.implement({
  description: "What an article reports that somebody said, and through whom it came.",
  interfaces: [Node],
  fields: (t) => ({
    id: t.id(nodeIdField("Statement")),
    evidence: t.field({
      type: Evidence,
      description: "What was said, without the words that introduce it and without its quotation marks.",
      resolve: ({ articleId, start, end }) => ({ articleId, start, end }),
    }),
    attribution: t.field({
      type: Evidence,
      nullable: true,
      description: "The words that say who said it; null where nobody marked them.",
      resolve: ({ articleId, attributionStart: start, attributionEnd: end }) =>
        start === null || end === null ? null : { articleId, start, end },
    }),
    direct: t.exposeBoolean("direct", { description: "Whether the words are given as spoken, in quotation marks." }),
    chain: t.field({
      type: [AttributionStep],
      description:
        "The isnad: the speaker first, then each one who passed it on. The article's publisher, who has it from the last, is not repeated.",
      resolve: ({ id }, _args, { loaders }) => loaders.statements.chains.load(id),
      extensions: { [LENGTH]: 2 },
    }),
    method: t.field({
      type: AnnotationMethodEnum,
      description: "Whether a person wrote it in or rules found it.",
      resolve: ({ method }) => method,
    }),
    confidence: t.exposeFloat("confidence", { description: "How sure it is that this was said by the speaker: 0 to 1." }),
  }),
})

builder.objectField(Article, "statements", (t) =>
  t.field({
    type: StatementConnection,
    description: "What the article reports that somebody said, in the order of the text.",
    args: forwardArguments(t.arg),
    resolve: ({ id }, args, context) => statementsInText(context, id, args),
  }),
)

builder.objectField(Person, "statements", (t) =>
  t.field({
    type: StatementConnection,
    description: "The statements in whose chain this person stands, of the newest articles first.",
    args: {
      ...pageArguments(t.arg),
      role: t.arg({ type: AttributionRoleEnum, description: "Only those that the person made, or only those passed on." }),
    },
    resolve: ({ id }, { role, ...args }, context) => statementsOf(context, { of: "person", role: role ?? null }, id, args),
  }),
)

builder.objectField(Source, "statements", (t) =>
  t.field({
    type: StatementConnection,
    description: "The statements in whose chain this source stands, of the newest articles first.",
    args: {
      ...pageArguments(t.arg),
      role: t.arg({ type: AttributionRoleEnum, description: "Only those that the source made, or only those passed on." }),
    },
    resolve: ({ id }, { role, ...args }, context) => statementsOf(context, { of: "source", role: role ?? null }, id, args),
  }),
)
