import { pageArguments } from "../../graphql/arguments.ts"
import { builder } from "../../graphql/builder.ts"
import { StatementConnection, statementsUnder } from "./connection.ts"
import { StatementFilterInput, toStatementFilter } from "./filter-input.ts"

builder.queryField("statements", (t) =>
  t.field({
    type: StatementConnection,
    description:
      "What articles report that somebody said: all statements, or those that a filter selects; of the newest articles first, undated ones last.",
    args: {
      ...pageArguments(t.arg),
      filter: t.arg({ type: StatementFilterInput, description: "Only those for which this holds." }),
    },
    resolve: (_root, { filter, ...args }, context) => statementsUnder(context, toStatementFilter(filter), args),
  }),
)
