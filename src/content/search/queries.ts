import { forwardArguments } from "../../graphql/arguments.ts"
import { builder } from "../../graphql/builder.ts"
import { PRICE } from "../../graphql/pricing/extensions.ts"
import { searchResults } from "./found.ts"
import { SearchConnection, SearchResultType } from "./type.ts"

builder.queryField("search", (t) =>
  t.field({
    type: SearchConnection,
    description:
      'Articles, people, sources and topics by words, the best first: in any spelling, with clitics, under any of their names, in any script. All words must be there; `"a phrase"`, `-without`, `begin*`. Text without words finds nothing.',
    extensions: { [PRICE]: 300 },
    args: {
      query: t.arg.string({ required: true, description: "What to look for: 1,000 characters and 32 words at most." }),
      types: t.arg({ type: [SearchResultType], description: "Only these; all where absent." }),
      ...forwardArguments(t.arg),
    },
    resolve: (_root, { query, types, ...args }, context) => searchResults(context, query, types ?? null, args),
  }),
)
