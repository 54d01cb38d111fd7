import type { QueryTerm, SearchQuery } from "../../text/search/query.ts"
import { type Expansions, keyOf, LONGEST_NAME, type NamedEntity } from "./expansions.ts"
import { inHeadline, nearlyWritten, relatedTo, written } from "./terms.ts"
import { allOf, anyOf, type Expression, noneOf, type Shares } from "./tsquery.ts"

/**
 * The tiers of a search as tsqueries, each of which includes the one before: the words as written in the headline; the words as
 * written anywhere; their stems and other names; words that are spelled similarly. A page by relevance reads one tier after the
 * other, each by date.
 */
export interface SearchTiers {
  readonly headline: Expression
  readonly words: Expression
  readonly related: Expression
  /** `null` if all words are known as they were written. */
  readonly similar: Expression | null
}

/** The scores of the tiers, as clients see them. */
export const SCORES = { headline: 4, words: 3, related: 2, similar: 1 } as const

export interface Tier {
  readonly score: number
  /** Matches with exactly this score. */
  readonly expression: Expression
}

/** The tiers of a search, the best first. A phrase or prefix matches only as written, so it has no related tier. */
export function tierList({ headline, words, related, similar }: SearchTiers): Tier[] {
  const list: Tier[] = [
    { score: SCORES.headline, expression: headline },
    { score: SCORES.words, expression: butNot(words, headline) },
  ]
  if (related.text !== words.text) list.push({ score: SCORES.related, expression: butNot(related, words) })
  if (similar) list.push({ score: SCORES.similar, expression: butNot(similar, related) })
  return list
}

/** Matches everything that the search finds. */
export function widest({ related, similar }: SearchTiers): Expression {
  return similar ?? related
}

/** The share is the difference of both, since the one includes the other. */
function butNot(expression: Expression, better: Expression): Expression {
  return { ...allOf([expression, noneOf([better])]), share: Math.max(0, expression.share - better.share) }
}

/**
 * Makes the tiers of a query; `null` if it has no words, or only excluded ones. @param shares those of the most common lexemes.
 */
export function searchTiers(query: SearchQuery, { named, parts, similar }: Expansions, shares: Shares): SearchTiers | null {
  if (query.all.length === 0) return null
  const related = ({ terms, entity }: Segment) => relatedTo(terms, entity, parts, shares)
  // What a word would find is what the same word behind - excludes.
  const without = query.none.map((term) => related({ terms: [term], entity: named.get(keyOf([term])) ?? null }))
  const except = without.length > 0 ? [noneOf(without)] : []
  const found = segments(query.all, named).map((segment) => ({ segment, expression: related(segment) }))
  const nearly = ({ segment: { terms }, expression }: (typeof found)[number]) =>
    anyOf([expression, allOf(terms.map((term) => nearlyWritten(term, similar, shares)))])
  const known = query.all.every(
    (term) => term.kind !== "word" || term.words.every(({ folded }) => !similar.get(folded)?.length),
  )
  return {
    headline: allOf([...query.all.map((term) => inHeadline(term, shares)), ...except]),
    words: allOf([...query.all.map((term) => written(term, shares)), ...except]),
    related: allOf([...found.map(({ expression }) => expression), ...except]),
    similar: known ? null : allOf([...found.map(nearly), ...except]),
  }
}

interface Segment {
  readonly terms: readonly QueryTerm[]
  readonly entity: NamedEntity | null
}

/** Divides the terms into names, the longest first from the left, and single terms. */
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
