import { unionFind } from "../disagreements/union-find.ts"
import { entityVectors } from "./entity-vectors.ts"
import { eachNeighbour } from "./neighbours.ts"

/** What grouping needs of an article. `entities` are keys that are equal for the same entity; `published` may be unknown. */
export type StoryArticle = { readonly slug: string; readonly published?: Date; readonly entities: readonly string[] }

/** How much text two articles share: the larger of the two parts of their words, from 0 to 1. */
export type SharedPair = { readonly left: string; readonly right: string; readonly share: number }

/** How alike two articles are, from 0 to 1; they are given by index, the smaller first. */
export type Likeness = { readonly one: number; readonly other: number; readonly value: number }

/** Settings of grouping, each with its default. */
export type Likening = {
  /** Articles published further apart than this many days are alike only through shared text. */
  readonly days?: number
  /** From this shared part of either's words on, two articles have likeness 1; below half of it, sharing does not count. */
  readonly share?: number
}

const DAYS = 7
const SHARE = 0.3

/**
 * Which articles, in the order of their slugs, are alike: through shared text, or through rare entities in common and nearness
 * in time. The entities' likeness is the cosine of vectors weighted with log(N / n) (inverse document frequency), times a decay
 * that falls to 0 over `days`, after Yang, Pierce and Carbonell, "A Study on Retrospective and On-Line Event Detection" (SIGIR
 * 1998). Undated articles are alike through shared text only. The higher of the two counts.
 *
 * Only likenesses that can matter are given: two groups whose average likeness reaches `threshold` have a pair that does. So
 * articles that are not joined by a chain of such pairs are never in one group, and nothing is kept of them. To know the chains
 * first, the neighbours are gone over twice, which costs time and saves the memory of all pairs.
 */
export function likenesses(
  articles: readonly StoryArticle[],
  pairs: readonly SharedPair[],
  { days = DAYS, share = SHARE }: Likening,
  threshold: number,
): Likeness[] {
  const shared = sharedText(articles, pairs, share)
  const vectors = entityVectors(articles)
  const times = Float64Array.from(articles, ({ published }) => published?.getTime() ?? Number.NaN)
  const { join, rootOf } = unionFind(articles.length)
  for (const [one, others] of shared) for (const [other, value] of others) if (value >= threshold) join(one, other)
  eachNeighbour(vectors, times, { days, least: threshold }, join)
  const roots = Int32Array.from(articles.keys(), rootOf)
  const matters = (one: number, other: number): boolean => roots[one] === roots[other]
  const found: Likeness[] = []
  eachNeighbour(vectors, times, { days, least: 0, matters }, (one, other, value) => {
    const others = shared.get(one)
    if (value <= (others?.get(other) ?? 0)) return
    others?.delete(other)
    found.push({ one, other, value })
  })
  for (const [one, others] of shared)
    for (const [other, value] of others) if (matters(one, other)) found.push({ one, other, value })
  return found
}

// The likeness through shared text, by the smaller index and then by the other.
function sharedText(
  articles: readonly StoryArticle[],
  pairs: readonly SharedPair[],
  full: number,
): Map<number, Map<number, number>> {
  const indexes = new Map(articles.map(({ slug }, index) => [slug, index]))
  const found = new Map<number, Map<number, number>>()
  for (const { left, right, share } of pairs) {
    const one = indexes.get(left)
    const other = indexes.get(right)
    if (one === undefined || other === undefined || one === other || !(share >= full / 2) || share <= 0) continue
    const [first, second] = one < other ? [one, other] : [other, one]
    const others = found.get(first) ?? new Map<number, number>()
    found.set(first, others.set(second, Math.max(others.get(second) ?? 0, Math.min(1, share / full))))
  }
  return found
}
