import { badInput } from "../../errors.ts"
import { builder } from "../../graphql/builder.ts"
import { LARGEST_PAGE } from "../../graphql/page-arguments.ts"
import { LENGTH, PRICE, WEIGHT } from "../../graphql/pricing/extensions.ts"
import { fold } from "../../text/fold.ts"
import { matchesIn } from "../../text/search/matches.ts"
import { MOST_TERMS, parseBeginning, type SearchQuery } from "../../text/search/query.ts"
import { loadResult } from "./found.ts"
import { TextRange } from "./match-type.ts"
import { RESULT_KINDS } from "./result.ts"
import type { SuggestionRow } from "./suggest-sql.ts"
import { SearchResult, SearchResultType } from "./type.ts"

const DEFAULT_FIRST = 10
const LONGEST = 200

interface Suggestion extends SuggestionRow {
  readonly typed: SearchQuery
}

const SuggestionType = builder.objectRef<Suggestion>("Suggestion").implement({
  description: "What somebody who typed this much may be looking for.",
  fields: (t) => ({
    text: t.exposeString("text", { description: "The name or headline, as it is written.", extensions: { [WEIGHT]: 200 } }),
    highlights: t.field({
      type: [TextRange],
      description: "Where what was typed stands in it.",
      resolve: ({ text, typed }) => matchesIn(text, typed).map(({ start, end }) => ({ start, end })),
      extensions: { [LENGTH]: 2 },
    }),
    node: t.field({
      type: SearchResult,
      description: "Whose name or headline it is.",
      resolve: (suggestion, _args, context) => loadResult(context, suggestion) as never,
    }),
  }),
})

builder.queryField("suggest", (t) =>
  t.field({
    type: [SuggestionType],
    description:
      "While somebody types: people, sources and topics with a name that begins so, in any spelling and script, then those in whose name a word does, then headlines from the second letter, the newest first.",
    extensions: { [PRICE]: 150 },
    args: {
      prefix: t.arg.string({ required: true, description: `What was typed so far: ${LONGEST} characters at most.` }),
      types: t.arg({ type: [SearchResultType], description: "Only these; all where absent." }),
      first: t.arg.int({ defaultValue: DEFAULT_FIRST, description: `How many at most, 0 to ${LARGEST_PAGE}.` }),
    },
    resolve: async (_root, { prefix, types, first }, { loaders }) => {
      const most = first ?? DEFAULT_FIRST
      if (most < 0 || most > LARGEST_PAGE) throw badInput(`Expected \`first\` to be from 0 to ${LARGEST_PAGE}, got ${most}.`)
      if (prefix.length > LONGEST)
        throw badInput(`Expected \`prefix\` to have at most ${LONGEST} characters, got ${prefix.length}.`)
      const folded = fold(prefix).trimStart()
      const typed = parseBeginning(prefix)
      const words = typed.all.flatMap((term) => term.words)
      if (words.length === 0) return []
      if (words.length > MOST_TERMS)
        throw badInput(`Expected \`prefix\` to have at most ${MOST_TERMS} words, got ${words.length}.`)
      const kinds = types ?? RESULT_KINDS
      const rows = await loaders.search.suggestions({ kinds, folded, words, first: most })
      return rows.map((row) => ({ ...row, typed }))
    },
  }),
)
