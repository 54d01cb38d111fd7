import { perArguments } from "../../db/batching.ts"
import type { Database } from "../../db/database.ts"
import { commonElements } from "../../db/statistics.ts"
import { samePart } from "../../text/search/name-parts.ts"
import { parseQuery } from "../../text/search/query.ts"
import { stemsOf } from "../../text/search/stems.ts"
import { tokenize } from "../../text/tokens.ts"
import { type ArticleFilter, searchesIn } from "../articles/filter.ts"
import { NO_SEARCHES, type Searches } from "../articles/filter-sql.ts"
import { notingList, type Reads } from "../reads.ts"
import { type Expansions, inText, type NamedEntity, namesIn, partsIn, wordsIn } from "./expansions.ts"
import { type ResultRow, type ResultsRequest, resultCount, results } from "./results-sql.ts"
import { entitiesNamed, type NamedEntityRow, type SimilarWordRow, similarWords } from "./sql.ts"
import { type SuggestionRequest, type SuggestionRow, suggestions } from "./suggest-sql.ts"
import { type SearchTiers, searchTiers } from "./tiers.ts"
import { anyOf, lexeme, type Shares } from "./tsquery.ts"
import { likelyMeant } from "./typos.ts"

export type SearchLoaders = ReturnType<typeof searchLoaders>

/** The loaders of searches for one request: what each search means is looked up once, and so are its results. */
export function searchLoaders(all: Database, reads?: Reads) {
  const database = notingList(all, reads, "search")
  const shares = () => commonElements(database.pool, "article_search", "search")
  const expansionsOf = perArguments(async (text: string): Promise<Expansions> => {
    const query = parseQuery(text)
    const runs = namesIn(query)
    const parts = partsIn(query)
    const words = wordsIn(query)
    const asked = parts.map((word) =>
      anyOf([word, ...stemsOf(word).map((stem) => `~${stem}`)].map((each) => lexeme(each, NO_SHARES))),
    )
    const spelled = [...new Set([...runs.values()].flat())]
    const [rows, similar] = await Promise.all([
      spelled.length > 0
        ? database.query<NamedEntityRow>(
            entitiesNamed(
              spelled,
              parts,
              asked.map((expression) => expression.text),
            ),
          )
        : [],
      words.length > 0 ? database.query<SimilarWordRow>(similarWords(words)) : [],
    ])
    return {
      named: namedOf(runs, rows),
      parts: partsOf(rows),
      similar: new Map(similar.map((row) => [row.word, meantBy(row)])),
    }
  })
  const tiersOf = perArguments(
    async (text: string): Promise<SearchTiers | null> => searchTiers(parseQuery(text), await expansionsOf(text), shares()),
  )
  return {
    expansionsOf,
    tiersOf,
    /** The tiers of every search in a filter, by its text. */
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

const NO_SHARES: Shares = new Map()

/** How many other spellings of a word a search includes at most. */
const MOST_SPELLINGS = 8

function namedOf(runs: ReadonlyMap<string, readonly string[]>, rows: readonly NamedEntityRow[]): Expansions["named"] {
  const byName = new Map(rows.flatMap((row) => (row.ids ? [[row.folded, row] as const] : [])))
  const named = new Map<string, NamedEntity>()
  for (const [key, spellings] of runs) {
    const found = spellings.flatMap((name) => byName.get(name) ?? [])
    if (found.length === 0) continue
    const names = new Set(found.flatMap((row) => row.names))
    named.set(key, {
      ids: [...new Set(found.flatMap((row) => row.ids ?? []))],
      names: [...names].map(wordsOf).flatMap((name) => (name.length === 0 ? [] : inText(name))),
    })
  }
  return named
}

/** The words that were likely meant and, if they are parts of names, their other spellings. */
function meantBy({ word, similar, names }: SimilarWordRow): string[] {
  const meant = likelyMeant(word, similar)
  const lines = names.flatMap((some) => some.split("\n"))
  const spellings = new Set<string>()
  for (let at = 0; at + 2 < lines.length; at += 3) {
    const [part = "", name = "", other = ""] = lines.slice(at, at + 3)
    if (meant.includes(part)) for (const spelling of samePart(part, wordsOf(name), wordsOf(other))) spellings.add(spelling)
  }
  return [...new Set([...meant, ...[...spellings].slice(0, MOST_SPELLINGS)])]
}

function partsOf(rows: readonly NamedEntityRow[]): Expansions["parts"] {
  const parts = new Map<string, readonly string[]>()
  for (const { folded, ids, names } of rows) {
    if (ids) continue
    const found = names.flatMap((pair) => {
      const [name = "", other = ""] = pair.split("\n")
      return samePart(folded, wordsOf(name), wordsOf(other))
    })
    if (found.length > 0) parts.set(folded, [...new Set(found)].slice(0, MOST_SPELLINGS))
  }
  return parts
}

function wordsOf(folded: string): string[] {
  return tokenize(folded).map((token) => token.folded)
}
