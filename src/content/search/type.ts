import { builder } from "../../graphql/builder.ts"
import { type Connection, PageInfo } from "../../graphql/connection.ts"
import { encodeCursor } from "../../graphql/cursor.ts"
import { labelledEnum } from "../../graphql/labels.ts"
import { typeOf } from "../../graphql/node.ts"
import { PRICE } from "../../graphql/pricing/extensions.ts"
import { Article } from "../articles/ref.ts"
import { Person } from "../people/ref.ts"
import { Source } from "../sources/ref.ts"
import { Topic } from "../topics/ref.ts"
import { type FoundRow, loadMatch, loadResult, type Results } from "./found.ts"
import { MATCH_PRICE, ONLY_SIMILAR, SearchMatch } from "./match-type.ts"
import type { SearchResultKind } from "./result.ts"

export const SearchResultType = labelledEnum<SearchResultKind>("SearchResultType", "What a search can find.", {
  ARTICLE: { description: "Articles.", ar: "مقالات", en: "Articles" },
  PERSON: { description: "People.", ar: "أشخاص", en: "People" },
  SOURCE: { description: "Sources.", ar: "مصادر", en: "Sources" },
  TOPIC: { description: "Topics.", ar: "موضوعات", en: "Topics" },
})

export const SearchResult = builder.unionType("SearchResult", {
  description: "Something that a search found.",
  types: [Article, Person, Source, Topic],
  resolveType: (row) => typeOf(row) as "Article",
})

interface SearchEdgeShape {
  readonly row: FoundRow
  readonly results: Results
}

const SearchEdge = builder.objectRef<SearchEdgeShape>("SearchEdge").implement({
  description: "One of the things found, with why and where it matches.",
  fields: (t) => ({
    cursor: t.string({
      description: "The place in the list: `after` takes it.",
      resolve: ({ row, results }) => encodeCursor(results.order, results.keyOf(row)),
    }),
    node: t.field({
      type: SearchResult,
      description: "What was found.",
      resolve: ({ row }, _args, context) => loadResult(context, row) as never,
    }),
    match: t.field({
      type: SearchMatch,
      description: "Why it was found, and where.",
      resolve: ({ row, results }, _args, context) => loadMatch(context, row, results.search),
      extensions: { [PRICE]: MATCH_PRICE },
    }),
  }),
})

export const SearchConnection = builder.objectRef<Results>("SearchConnection").implement({
  description: "A page of what a search found, the best first.",
  fields: (t) => ({
    edges: t.field({
      type: [SearchEdge],
      description: "The page, with a cursor and a match for each.",
      resolve: async (results) => (await results.page()).rows.map((row) => ({ row, results })),
    }),
    nodes: t.field({
      type: [SearchResult],
      description: "The page, without cursors.",
      resolve: async (results, _args, context) => (await results.page()).rows.map((row) => loadResult(context, row)) as never,
    }),
    pageInfo: t.field({
      type: PageInfo,
      description: "Whether there is more, and the cursors to read it.",
      resolve: async (results) => ({ connection: results as Connection<unknown>, page: await results.page() }),
    }),
    onlySimilar: t.boolean({
      description: ONLY_SIMILAR,
      resolve: (results) => results.onlySimilar(),
      extensions: { [PRICE]: 100 },
    }),
    totalCount: t.int({
      description: "How many things the search finds, not only on this page. Counted only when asked for.",
      resolve: (results) => results.count(),
      extensions: { [PRICE]: 2_000 },
    }),
  }),
})
