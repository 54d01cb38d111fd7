import { lookupInput, pageArguments } from "../../graphql/arguments.ts"
import { builder } from "../../graphql/builder.ts"
import { connectionType } from "../../graphql/connection.ts"
import { lookUp } from "../../graphql/lookup.ts"
import { namedConnection } from "../names/connection.ts"
import { namedOrderInput } from "../names/order.ts"
import type { PagedNamedRow } from "../names/sql.ts"
import { SourceFilterInput } from "./filter.ts"
import { Source } from "./ref.ts"
import type { SourceRow } from "./sql.ts"

const SourceBy = lookupInput("Source", "source")
const SourceConnection = connectionType<PagedNamedRow<SourceRow>, SourceRow>({ name: "Source", node: Source, nodes: "sources" })

const SourceOrderInput = namedOrderInput("Source", "sources")

builder.queryField("source", (t) =>
  t.field({
    type: Source,
    nullable: true,
    description: "One source; null where there is none.",
    args: { by: t.arg({ type: SourceBy, required: true, description: "Which one." }) },
    resolve: (_root, { by }, { loaders }) => lookUp("Source", by, loaders.sources),
  }),
)

builder.queryField("sources", (t) =>
  t.field({
    type: SourceConnection,
    description: "All sources, or those that a filter selects, in the order of their Arabic names or another.",
    args: {
      ...pageArguments(t.arg),
      filter: t.arg({ type: SourceFilterInput, description: "Only those for which this holds." }),
      orderBy: t.arg({ type: SourceOrderInput, description: "By Arabic name where absent." }),
    },
    resolve: (_root, args, { loaders }) => namedConnection(loaders.sources, "Query.sources", args),
  }),
)
