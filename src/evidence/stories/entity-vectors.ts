import { compareText } from "../disagreements/reported-article.ts"
import type { Weights } from "./weights.ts"

/**
 * The entities of many articles as vectors: those of article i are `ids` from `offsets[i]` to `offsets[i + 1]`, ascending, with the
 * weight of an entity in `weights` and the square of the vector's length in `squares`.
 */
export type EntityVectors = {
  readonly offsets: Int32Array
  readonly ids: Int32Array
  readonly weights: Float64Array
  /** How many articles of the archive speak of an entity. */
  readonly articles: Int32Array
  readonly squares: Float64Array
}

/**
 * Vectors without the entities that have no weight. Numbers follow the entities' names, and so does the order in which weights are
 * summed: two articles are exactly as alike whatever others they are looked at with.
 */
export function entityVectors(
  articles: readonly { readonly entities: readonly string[] }[],
  weightsOf: Weights,
): EntityVectors {
  const names = [...new Set(articles.flatMap(({ entities }) => entities))].filter((name) => weightsOf(name).weight > 0)
  const numbers = new Map(names.sort(compareText).map((name, id) => [name, id]))
  const weights = Float64Array.from(names, (name) => weightsOf(name).weight)
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
  return { offsets, ids, weights, articles: Int32Array.from(names, (name) => weightsOf(name).articles), squares }
}

/** Shared entities that are needed: two articles about one person are not yet about one event. */
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
