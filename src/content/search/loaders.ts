import { perArguments } from "../../db/batching.ts"
import type { Database } from "../../db/database.ts"
import { commonElements } from "../../db/statistics.ts"
import { parseQuery } from "../../text/search/query.ts"
import { tokenize } from "../../text/tokens.ts"
import { type ArticleFilter, searchesIn } from "../articles/filter.ts"
import { NO_SEARCHES, type Searches } from "../articles/filter-sql.ts"
import { notingList, type Reads } from "../reads.ts"
import { type ResultRow, type ResultsRequest, resultCount, results } from "./results-sql.ts"
import { entitiesNamed, type NamedEntityRow, type SimilarWordRow, similarWords } from "./sql.ts"
import { type SuggestionRequest, type SuggestionRow, suggestions } from "./suggest-sql.ts"
import { type Expansions, namesIn, type SearchTiers, searchTiers, wordsIn } from "./tiers.ts"
import { likelyMeant } from "./typos.ts"

export type SearchLoaders = ReturnType<typeof searchLoaders>

/** What searches mean, looked up once a request and text, and their results. */
export function searchLoaders(all: Database, reads?: Reads) {
  const database = notingList(all, reads, "search")
  const shares = () => commonElements(database.pool, "article_search", "search")
  const expansionsOf = perArguments(async (text: string): Promise<Expansions> => {
    const query = parseQuery(text)
    const names = namesIn(query)
    const words = wordsIn(query)
    const [named, similar] = await Promise.all([
      names.length > 0 ? database.query<NamedEntityRow>(entitiesNamed(names)) : [],
      words.length > 0 ? database.query<SimilarWordRow>(similarWords(words)) : [],
    ])
    return {
      named: new Map(
        named.map((row) => [row.folded, { ids: row.ids, names: row.names.map(wordsOf).filter((name) => name.length > 0) }]),
      ),
      similar: new Map(similar.map((row) => [row.word, likelyMeant(row.word, row.similar)])),
    }
  })
  const tiersOf = perArguments(
    async (text: string): Promise<SearchTiers | null> => searchTiers(parseQuery(text), await expansionsOf(text), shares()),
  )
  return {
    expansionsOf,
    tiersOf,
    /** The tiers of every search in a filter. */
    async inFilter(filter: ArticleFilter): Promise<Searches> {
      const texts = searchesIn(filter)
      if (texts.length === 0) return NO_SEARCHES
      return new Map(await Promise.all(texts.map(async (text) => [text, await tiersOf(text)] as const)))
    },
    results: perArguments((request: ResultsRequest) => database.query<ResultRow>(results(request))),
    suggestions: perArguments((request: SuggestionRequest) => database.query<SuggestionRow>(suggestions(request, shares()))),
    count: perArguments(async (request: Omit<ResultsRequest, "first" | "after">) => {
      const [row] = await database.query<{ count: number }>(resultCount(request))
      return row?.count ?? 0
    }),
  }
}

function wordsOf(folded: string): string[] {
  return tokenize(folded).map((token) => token.folded)
}
