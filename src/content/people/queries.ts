import { lookupInput, pageArguments } from "../../graphql/arguments.ts"
import { builder } from "../../graphql/builder.ts"
import { connectionType } from "../../graphql/connection.ts"
import { lookUp } from "../../graphql/lookup.ts"
import { namedConnection } from "../names/connection.ts"
import { namedOrderInput } from "../names/order.ts"
import type { PagedNamedRow } from "../names/sql.ts"
import { PersonFilterInput } from "./filter.ts"
import { Person } from "./ref.ts"
import type { PersonRow } from "./sql.ts"

const PersonBy = lookupInput("Person", "person")
const PersonConnection = connectionType<PagedNamedRow<PersonRow>, PersonRow>({ name: "Person", node: Person, nodes: "people" })

const PersonOrderInput = namedOrderInput("Person", "people")

builder.queryField("person", (t) =>
  t.field({
    type: Person,
    nullable: true,
    description: "One person; null where there is none.",
    args: { by: t.arg({ type: PersonBy, required: true, description: "Which one." }) },
    resolve: (_root, { by }, { loaders }) => lookUp("Person", by, loaders.people),
  }),
)

builder.queryField("people", (t) =>
  t.field({
    type: PersonConnection,
    description: "All people, or those that a filter selects, in the order of their Arabic names or another.",
    args: {
      ...pageArguments(t.arg),
      filter: t.arg({ type: PersonFilterInput, description: "Only those for which this holds." }),
      orderBy: t.arg({ type: PersonOrderInput, description: "By Arabic name where absent." }),
    },
    resolve: (_root, args, { loaders }) => namedConnection(loaders.people, "Query.people", args),
  }),
)
