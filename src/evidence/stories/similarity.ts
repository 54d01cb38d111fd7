import { compareText } from "../disagreements/reported-article.ts"

/** What grouping knows of an article. `entities` are any keys that are equal for one entity; `published` is known of some articles only. */
export type StoryArticle = { readonly slug: string; readonly published?: Date; readonly entities: readonly string[] }

/** How much of their words two articles share: the larger part of either, from 0 to 1. */
export type SharedPair = { readonly left: string; readonly right: string; readonly share: number }

/** How alike two articles are, by their index, from 0 to 1. */
export type Likeness = { readonly one: number; readonly other: number; readonly value: number }

/** Settings of grouping, each with its default. */
export type Likening = {
  /** Articles published further apart than this many days are alike only through shared text. */
  readonly days?: number
  /** From this share of either's words on, two articles are fully alike; below half of it sharing counts for nothing. */
  readonly share?: number
}

const DAY = 86_400_000
const DAYS = 7
const SHARE = 0.3

/**
 * An entity of more articles than this part of all says nothing about an event. So two or three articles are grouped by shared
 * text alone: which of their entities are rare is not known yet.
 */
const COMMON = 0.5

/** Shared entities that are needed: two articles about one person are not yet about one event. */
const FEWEST_SHARED = 2

/** Each article is compared with at most this many that name the same entity, the next ones in time. */
const NEIGHBOURS = 64

/**
 * Which articles, in the order of their slugs, are alike: through shared text, or through rare entities in common and nearness
 * in time. The entities' likeness is the cosine of vectors weighted with log(N / n) (inverse document frequency), times a decay
 * that falls to 0 over `days`, after Yang, Pierce and Carbonell, "A Study on Retrospective and On-Line Event Detection" (SIGIR
 * 1998). Undated articles are alike through shared text only. The higher of the two counts.
 */
export function likenesses(articles: readonly StoryArticle[], pairs: readonly SharedPair[], options: Likening): Likeness[] {
  const { days = DAYS, share = SHARE } = options
  const found = new Map<number, number>()
  const offer = (one: number, other: number, value: number): void => {
    if (one === other || !(value > 0)) return
    const key = Math.min(one, other) * articles.length + Math.max(one, other)
    found.set(key, Math.max(found.get(key) ?? 0, Math.min(1, value)))
  }
  const indexes = new Map(articles.map(({ slug }, index) => [slug, index]))
  for (const pair of pairs) {
    const one = indexes.get(pair.left)
    const other = indexes.get(pair.right)
    if (one !== undefined && other !== undefined && pair.share >= share / 2) offer(one, other, pair.share / share)
  }
  const weights = weightsOf(articles)
  for (const [one, other] of neighbours(articles, weights, days)) {
    const gap = Math.abs(timeOf(articles[one]!) - timeOf(articles[other]!)) / DAY
    offer(one, other, cosine(weights[one]!, weights[other]!) * (1 - gap / (days + 1)))
  }
  return [...found].map(([key, value]) => ({ one: Math.floor(key / articles.length), other: key % articles.length, value }))
}

function timeOf({ published }: StoryArticle): number {
  return published?.getTime() ?? Number.NaN
}

// The rare entities of each article with their weight, by name: so sums are always taken in one order.
function weightsOf(articles: readonly StoryArticle[]): Map<string, number>[] {
  const counts = new Map<string, number>()
  for (const { entities } of articles) for (const entity of new Set(entities)) counts.set(entity, (counts.get(entity) ?? 0) + 1)
  const most = articles.length * COMMON
  return articles.map(({ entities }) => {
    const rare = [...new Set(entities)].filter((entity) => (counts.get(entity) ?? 0) <= most).sort(compareText)
    return new Map(rare.map((entity) => [entity, Math.log(articles.length / (counts.get(entity) ?? 1))]))
  })
}

// Pairs of dated articles that share an entity and lie within `days` of each other.
function neighbours(
  articles: readonly StoryArticle[],
  weights: readonly Map<string, number>[],
  days: number,
): [number, number][] {
  const dated = [...articles.keys()].filter((index) => Number.isFinite(timeOf(articles[index]!)))
  dated.sort((a, b) => timeOf(articles[a]!) - timeOf(articles[b]!) || a - b)
  const pairs = new Map<number, [number, number]>()
  const recent = new Map<string, number[]>()
  for (const index of dated) {
    for (const entity of weights[index]!.keys()) {
      const list = recent.get(entity) ?? []
      for (const other of list) {
        const near = timeOf(articles[index]!) - timeOf(articles[other]!) <= days * DAY
        if (near) pairs.set(other * articles.length + index, [other, index])
      }
      recent.set(entity, [...list, index].slice(-NEIGHBOURS))
    }
  }
  return [...pairs.values()]
}

function cosine(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  let shared = 0
  let product = 0
  for (const [entity, weight] of one) {
    if (!other.has(entity)) continue
    shared++
    product += weight * weight
  }
  return shared < FEWEST_SHARED ? 0 : product / Math.sqrt(lengthOf(one) * lengthOf(other))
}

function lengthOf(weights: ReadonlyMap<string, number>): number {
  let sum = 0
  for (const weight of weights.values()) sum += weight * weight
  return sum
}
