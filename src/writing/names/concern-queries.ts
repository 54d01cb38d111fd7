import type { Concern } from "../../evidence/names/concerns.ts"
import { type NameQuery, queryOfName, queryOfWord } from "../../text/search/name-query.ts"

/** Queries that find every article which a change of names may concern, each once. */
export function queriesOf(concerns: readonly Concern[]): NameQuery[] {
  const queries = concerns.map(({ words, before }) =>
    before === "NOTHING" ? queryOfWord(words[0] as string) : queryOfName(words, before === "ARTICLE"),
  )
  return [...new Map(queries.map((query) => [query.exact, query])).values()]
}
