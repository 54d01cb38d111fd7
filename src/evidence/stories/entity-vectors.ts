import { compareText } from "../disagreements/reported-article.ts"

/**
 * The entities of many articles as vectors: those of article i are `ids` from `offsets[i]` to `offsets[i + 1]`, ascending, with the
 * weight of an entity in `weights` and the square of the vector's length in `squares`.
 */
export type EntityVectors = {
  readonly offsets: Int32Array
  readonly ids: Int32Array
  readonly weights: Float64Array
  readonly squares: Float64Array
}

/**
 * An entity that more than this part of all articles have says nothing about an event. One consequence: in a set of two or
 * three articles only shared text groups them, since rare entities cannot be told yet.
 */
const COMMON = 0.5

/**
 * Builds the vectors, with the weight log(N / n) for an entity that n of N articles have, and without the entities of more than
 * half of the articles. Ids follow the order of the entities' keys.
 */
export function entityVectors(articles: readonly { readonly entities: readonly string[] }[]): EntityVectors {
  const counts = new Map<string, number>()
  for (const { entities } of articles) for (const entity of new Set(entities)) counts.set(entity, (counts.get(entity) ?? 0) + 1)
  const rare = [...counts].filter(([, count]) => count <= articles.length * COMMON).sort(([a], [b]) => compareText(a, b))
  const numbers = new Map(rare.map(([entity], id) => [entity, id]))
  const weights = Float64Array.from(rare, ([, count]) => Math.log(articles.length / count))
  const offsets = new Int32Array(articles.length + 1)
  const squares = new Float64Array(articles.length)
  const lists = articles.map(({ entities }, index) => {
    const list = Int32Array.from(new Set(entities.flatMap((entity) => numbers.get(entity) ?? []))).sort()
    offsets[index + 1] = offsets[index]! + list.length
    for (const id of list) squares[index]! += weights[id]! ** 2
    return list
  })
  const ids = new Int32Array(offsets[articles.length]!)
  for (const [index, list] of lists.entries()) ids.set(list, offsets[index])
  return { offsets, ids, weights, squares }
}

/** How many entities two articles must share: two articles about one person may be about different events. */
const FEWEST_SHARED = 2

/** The cosine of two articles' vectors; 0 where they have fewer than two entities in common. */
export function cosine({ offsets, ids, weights, squares }: EntityVectors, one: number, other: number): number {
  let at = offsets[one]!
  let from = offsets[other]!
  const end = offsets[one + 1]!
  const to = offsets[other + 1]!
  let shared = 0
  let product = 0
  while (at < end && from < to) {
    const difference = ids[at]! - ids[from]!
    if (difference === 0) {
      shared++
      product += weights[ids[at]!]! ** 2
    }
    if (difference <= 0) at++
    if (difference >= 0) from++
  }
  return shared < FEWEST_SHARED ? 0 : product / Math.sqrt(squares[one]! * squares[other]!)
}
