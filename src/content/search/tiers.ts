import { isLong } from "../../text/search/lexemes.ts"
import type { QueryTerm, SearchQuery } from "../../text/search/query.ts"
import { inHeadline, loosely, type NamedEntity, nearlyWritten, relatedTo, written } from "./terms.ts"
import { allOf, anyOf, type Expression, noneOf, type Shares } from "./tsquery.ts"

/**
 * How well an article matches, as tsqueries, each containing the one before: the words themselves in the headline, the words
 * themselves anywhere, their stems and other names, and words that are spelled nearly so. A page in the order of relevance reads
 * one tier after the other, each by date.
 */
export interface SearchTiers {
  readonly headline: Expression
  readonly words: Expression
  readonly related: Expression
  /** `null` where every word is known as it was written. */
  readonly similar: Expression | null
}

/** The scores of the tiers, as clients see them. */
export const SCORES = { headline: 4, words: 3, related: 2, similar: 1 } as const

export interface Tier {
  readonly score: number
  /** What matches so well, and no better. */
  readonly expression: Expression
}

/** The tiers there are, the best first. A phrase or a prefix means itself, so nothing is related to it. */
export function tierList({ headline, words, related, similar }: SearchTiers): Tier[] {
  const list: Tier[] = [
    { score: SCORES.headline, expression: headline },
    { score: SCORES.words, expression: butNot(words, headline) },
  ]
  if (related.text !== words.text) list.push({ score: SCORES.related, expression: butNot(related, words) })
  if (similar) list.push({ score: SCORES.similar, expression: butNot(similar, related) })
  return list
}

/** Everything that a search finds. */
export function widest({ related, similar }: SearchTiers): Expression {
  return similar ?? related
}

/** The shares subtract, for one contains the other. */
function butNot(expression: Expression, better: Expression): Expression {
  return { ...allOf([expression, noneOf([better])]), share: Math.max(0, expression.share - better.share) }
}

/** What the database knows of the words of a query. */
export interface Expansions {
  /** Entities whose name is a run of words of the query, by the run's words joined with a space. */
  readonly named: ReadonlyMap<string, NamedEntity>
  /** Words of the index that are spelled nearly like one that no document has. */
  readonly similar: ReadonlyMap<string, readonly string[]>
}

/** No run of words that is longer is looked up as a name. */
export const LONGEST_NAME = 6

/** `null` for a query that asks for nothing: no words, or exclusions only. @param shares of the most common lexemes. */
export function searchTiers(query: SearchQuery, { named, similar }: Expansions, shares: Shares): SearchTiers | null {
  if (query.all.length === 0) return null
  const except = query.none.length > 0 ? [noneOf(query.none.map((term) => written(term, shares)))] : []
  const parts = segments(query.all, named)
  const related = parts.map(({ terms, entity }) => relatedTo(terms, entity, shares))
  const nearly = parts.map(({ terms, entity }) =>
    anyOf([relatedTo(terms, entity, shares), allOf(terms.map((term) => nearlyWritten(term, similar, shares)))]),
  )
  const known = query.all.every((term) => nearlyWritten(term, similar, shares).text === loosely(term, shares).text)
  return {
    headline: allOf([...query.all.map((term) => inHeadline(term, shares)), ...except]),
    words: allOf([...query.all.map((term) => written(term, shares)), ...except]),
    related: allOf([...related, ...except]),
    similar: known ? null : allOf([...nearly, ...except]),
  }
}

/** The runs of words that are looked up as names. Phrases in quotation marks mean themselves. */
export function namesIn(query: SearchQuery): string[] {
  const runs = new Set<string>()
  query.all.forEach((_, start) => {
    for (let length = 1; length <= LONGEST_NAME && start + length <= query.all.length; length++) {
      const run = query.all.slice(start, start + length)
      if (!run.every(({ kind }) => kind === "word")) break
      runs.add(keyOf(run))
    }
  })
  return [...runs]
}

/** The words of a query that may be misspelled: long ones only, since short words have many neighbours. */
export function wordsIn(query: SearchQuery): string[] {
  const words = query.all.filter(({ kind }) => kind === "word").flatMap((term) => term.words.map(({ folded }) => folded))
  return [...new Set(words)].filter(isLong)
}

function keyOf(terms: readonly QueryTerm[]): string {
  return terms.flatMap(({ words }) => words.map(({ folded }) => folded)).join(" ")
}

interface Segment {
  readonly terms: readonly QueryTerm[]
  readonly entity: NamedEntity | null
}

/** Cuts the terms into names, the longest first from the left, and single terms. */
function segments(terms: readonly QueryTerm[], named: Expansions["named"]): Segment[] {
  const cut: Segment[] = []
  for (let start = 0; start < terms.length; ) {
    let length = Math.min(LONGEST_NAME, terms.length - start)
    let entity: NamedEntity | undefined
    for (; length > 0; length--) {
      const run = terms.slice(start, start + length)
      entity = run.every(({ kind }) => kind === "word") ? named.get(keyOf(run)) : undefined
      if (entity) break
    }
    const taken = Math.max(length, 1)
    cut.push({ terms: terms.slice(start, start + taken), entity: entity ?? null })
    start += taken
  }
  return cut
}
