import { type Hit, matchesIn } from "../../text/search/matches.ts"
import { parseQuery, type SearchQuery } from "../../text/search/query.ts"
import { snippetOf } from "../../text/search/snippet.ts"
import { termsOf } from "../../text/search/terms.ts"
import { tokenize } from "../../text/tokens.ts"
import type { Expansions } from "./expansions.ts"
import { SCORES } from "./tiers.ts"

export type MatchKind = Hit["kind"] | "FUZZY"

/** Why and where something was found, in ranges of the original text. */
export interface Match {
  readonly score: number
  readonly matchedBy: readonly MatchKind[]
  readonly snippet: string
  readonly highlights: readonly { readonly start: number; readonly end: number }[]
}

/** The kinds of matches, the closest first. */
export const KINDS: readonly MatchKind[] = ["EXACT", "FOLDED", "STEM", "ALIAS", "FUZZY"]

const NOTHING: SearchQuery = { all: [], none: [] }

/**
 * Looks for a search in texts. @param texts in order of preference: the snippet is taken from the first one with a hit. A text
 * that was found only through a link, because it writes its people's names in another way, has no highlights.
 */
export function matchOf(texts: readonly string[], search: string, expansions: Expansions, score: number): Match {
  const query = parseQuery(search)
  const aliases = aliasesOf(expansions)
  const similar = [...expansions.similar.values()].flat().map(phrase)
  const found = texts.map((text) => {
    const terms = termsOf(text)
    return {
      text,
      hits: matchesIn(text, query, aliases, terms).map((hit) => asTyped(text, hit, search, expansions)),
      near: similar.length > 0 ? matchesIn(text, NOTHING, similar, terms) : [],
    }
  })
  const kinds = new Set<MatchKind>(found.flatMap(({ hits }) => hits.map(({ kind }) => kind)))
  if (found.some(({ near }) => near.length > 0)) kinds.add("FUZZY")
  if (kinds.size === 0) kinds.add(score === SCORES.similar ? "FUZZY" : "ALIAS")
  const shown = found.find(({ hits, near }) => hits.length + near.length > 0) ?? found[0]
  const hits = apart([...(shown?.hits ?? []), ...(shown?.near ?? [])])
  return { score, matchedBy: KINDS.filter((kind) => kinds.has(kind)), ...snippetOf(shown?.text ?? "", hits) }
}

function aliasesOf({ named, parts }: Expansions): SearchQuery[] {
  const names = [...named.values()].flatMap((entity) => entity.names.map((words) => words.join(" ")))
  return [...new Set([...names, ...[...parts.values()].flat()])].map(phrase)
}

/** Where the name occurs as it was typed, the hit is no alias: it is one of the names that were looked for. */
function asTyped(text: string, hit: Hit, search: string, { named }: Expansions): Hit {
  if (hit.kind !== "ALIAS") return hit
  const shown = text.slice(hit.start, hit.end)
  if (!named.has(wordsOf(shown).join(" "))) return hit
  return { ...hit, kind: search.toLowerCase().includes(shown.toLowerCase()) ? "EXACT" : "FOLDED" }
}

function wordsOf(text: string): string[] {
  return tokenize(text).map(({ folded }) => folded)
}

/** The hits in the order of the text, without those that overlap an earlier one. */
function apart(hits: readonly Hit[]): Hit[] {
  const sorted = hits.toSorted((a, b) => a.start - b.start || b.end - a.end)
  let taken = 0
  return sorted.filter(({ start, end }) => {
    const isFree = start >= taken
    taken = Math.max(taken, end)
    return isFree
  })
}

function phrase(words: string): SearchQuery {
  return parseQuery(`"${words}"`)
}
