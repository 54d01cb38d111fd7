import { DAY_MS } from "../../text/dates/day-length.ts"
import { cosine, type EntityVectors } from "./entity-vectors.ts"

/** How many earlier articles that name the same entity an article is compared with: those nearest in time. */
const NEIGHBOURS = 64

/** Which pairs are looked for. */
export type Sought = {
  /** Articles further apart in time than this many days are not compared. */
  readonly days: number
  /** Pairs that are less alike than this may be left out; above 0. */
  readonly least: number
  /** Whether a pair is of interest; asked before the two are compared, which costs more. */
  readonly matters?: (one: number, other: number) => boolean
}

/**
 * Goes over the dated articles in the order of time and calls `found` with each pair that was sought, the smaller index first:
 * those that share at least two entities, with the cosine of their vectors times a decay that falls to 0 over `days`. Memory
 * holds only the last articles of each entity. @param times of the articles in milliseconds, NaN for an undated one.
 */
export function eachNeighbour(
  vectors: EntityVectors,
  times: Float64Array,
  { days, least, matters = () => true }: Sought,
  found: (one: number, other: number, value: number) => void,
): void {
  const dated = [...times.keys()].filter((index) => Number.isFinite(times[index]!))
  dated.sort((a, b) => times[a]! - times[b]! || a - b)
  const recent: number[][] = []
  const seen = new Int32Array(times.length).fill(-1)
  for (const index of dated) {
    for (const entity of telling(vectors, index, least)) {
      const list = recent[entity] ?? []
      for (let before = list.length - 1; before >= Math.max(0, list.length - NEIGHBOURS); before--) {
        const other = list[before]!
        const gap = (times[index]! - times[other]!) / DAY_MS
        if (gap > days) break
        if (seen[other] === index) continue
        seen[other] = index
        if (!matters(index, other)) continue
        const value = cosine(vectors, index, other) * (1 - gap / (days + 1))
        if (value >= least && value > 0) found(Math.min(index, other), Math.max(index, other), Math.min(1, value))
      }
    }
    remember(recent, vectors, index)
  }
}

// The entities of which an article must share at least one to be `least` alike to another: all but its commonest ones, whose
// part of the vector is too short for that. It follows from the inequality of Cauchy and Schwarz, after Bayardo, Ma and
// Srikant, "Scaling Up All Pairs Similarity Search" (WWW 2007).
function telling({ offsets, ids, weights, squares }: EntityVectors, index: number, least: number): Int32Array {
  const all = ids.slice(offsets[index]!, offsets[index + 1]!).sort((a, b) => weights[b]! - weights[a]! || a - b)
  const dispensable = least ** 2 * squares[index]!
  let rest = 0
  let length = all.length
  while (length > 0 && rest + weights[all[length - 1]!]! ** 2 < dispensable) rest += weights[all[--length]!]! ** 2
  return all.subarray(0, length)
}

function remember(recent: number[][], { offsets, ids }: EntityVectors, index: number): void {
  for (let at = offsets[index]!; at < offsets[index + 1]!; at++) {
    const entity = ids[at]!
    const list = recent[entity] ?? []
    recent[entity] = list
    list.push(index)
    if (list.length >= 2 * NEIGHBOURS) list.splice(0, list.length - NEIGHBOURS)
  }
}
