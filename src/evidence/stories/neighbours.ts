import { compareText } from "../disagreements/reported-article.ts"
import type { EntityVectors } from "./entity-vectors.ts"
import { type Likening, likenessOf, REACH_MS, THRESHOLD, WIDESPREAD } from "./similarity.ts"
import type { Weights } from "./weights.ts"

/**
 * The entities by which the neighbours of an article are found: each neighbour through entities has one of them too. Widespread ones are
 * left aside by definition; the commonest others because what they weigh together is not enough to be a neighbour by: the inequality
 * of Cauchy and Schwarz, after Bayardo, Ma and Srikant, "Scaling Up All Pairs Similarity Search" (WWW 2007).
 */
export function findingEntities(entities: readonly string[], weights: Weights): string[] {
  const weighed = [...new Set(entities)].map((entity) => ({ entity, ...weights(entity) })).filter(({ weight }) => weight > 0)
  weighed.sort((a, b) => b.weight - a.weight || a.articles - b.articles || compareText(a.entity, b.entity))
  let dispensable = THRESHOLD ** 2 * weighed.reduce((sum, { weight }) => sum + weight ** 2, 0)
  let length = weighed.length
  while (length > 0) {
    dispensable -= weighed[length - 1]!.weight ** 2
    // Not as far as rounding errors reach.
    if (dispensable <= EPSILON) break
    length--
  }
  return weighed.slice(0, length).flatMap(({ entity, articles }) => (articles <= WIDESPREAD ? [entity] : []))
}

const EPSILON = 1e-9

/** Whether two articles have an entity that is not widespread. */
export function shareRareEntity({ offsets, ids, articles }: EntityVectors, one: number, other: number): boolean {
  const others = new Set(ids.subarray(offsets[other]!, offsets[other + 1]!))
  return ids.subarray(offsets[one]!, offsets[one + 1]!).some((id) => articles[id]! <= WIDESPREAD && others.has(id))
}

/** How alike two articles are as neighbours: 0 where they are none. */
export function neighbourhood(articles: Likening, one: number, other: number): number {
  const value = likenessOf(articles, one, other)
  if (value < THRESHOLD) return 0
  const throughText = articles.shared.get(one)?.get(other) ?? 0
  if (throughText === value || shareRareEntity(articles.vectors, one, other)) return value
  return throughText >= THRESHOLD ? throughText : 0
}

/**
 * The neighbours, among all these articles, of those whose index is below `count`, with how alike they are. Time grows with the articles that
 * speak of the same entities in the same days.
 * @param finding the entities by which the neighbours of each of them are found (`findingEntities`).
 */
export function neighboursOf(
  articles: Likening,
  entities: readonly (readonly string[])[],
  finding: readonly (readonly string[])[],
): Map<number, number>[] {
  const speaking = byTime(articles, entities)
  const seen = new Int32Array(articles.times.length).fill(-1)
  return finding.map((names, one) => {
    const found = new Map<number, number>()
    seen[one] = one
    const consider = (other: number) => {
      if (seen[other] === one) return
      seen[other] = one
      const value = neighbourhood(articles, one, other)
      if (value > 0) found.set(other, value)
    }
    for (const other of articles.shared.get(one)?.keys() ?? []) consider(other)
    const time = articles.times[one]!
    if (!Number.isFinite(time)) return found
    for (const name of names) {
      const list = speaking.get(name) ?? []
      for (let at = firstFrom(list, articles.times, time - REACH_MS); at < list.length; at++) {
        if (articles.times[list[at]!]! > time + REACH_MS) break
        consider(list[at]!)
      }
    }
    return found
  })
}

// The dated articles that speak of each entity, the earliest first.
function byTime({ times }: Likening, entities: readonly (readonly string[])[]): Map<string, number[]> {
  const lists = new Map<string, number[]>()
  const dated = [...times.keys()].filter((index) => Number.isFinite(times[index]!)).sort((a, b) => times[a]! - times[b]!)
  for (const index of dated) {
    for (const entity of entities[index] ?? []) {
      const list = lists.get(entity)
      if (list) list.push(index)
      else lists.set(entity, [index])
    }
  }
  return lists
}

function firstFrom(list: readonly number[], times: Float64Array, time: number): number {
  let from = 0
  let to = list.length
  while (from < to) {
    const middle = (from + to) >> 1
    if (times[list[middle]!]! < time) from = middle + 1
    else to = middle
  }
  return from
}
