import { DAY_MS } from "../../text/dates/day-length.ts"
import { cosine, type EntityVectors, entityVectors } from "./entity-vectors.ts"
import type { Weights } from "./weights.ts"

/** What is known of an article where articles are compared: when it was published, and whom and what it speaks of. */
export type Likened = { readonly published?: Date; readonly entities: readonly string[] }

/** How much of their words two articles, by their index, share: the larger part of either, from 0 to 1. */
export type SharedPair = { readonly one: number; readonly other: number; readonly share: number }

/** How alike two articles are, by their index, the smaller one first, from 0 to 1. */
export type Likeness = { readonly one: number; readonly other: number; readonly value: number }

/**
 * How alike two articles must be to be neighbours, and two groups on average to be one story. Two articles that each share enough text with a
 * third, but not with each other, still make a story of three (1/2); a fourth that only knows one of them does not (1/3).
 */
export const THRESHOLD = 0.4

/** Articles published further apart than this many days are alike only through shared text. */
const DAYS = 7

/** From this share of either's words on, two articles are fully alike; below half of it sharing counts for nothing. */
const FULL_SHARE = 0.3

/**
 * Neighbours through entities are published no further apart than this, in milliseconds: beyond it the decay alone keeps them below
 * the threshold. One more, for rounding.
 */
export const REACH_MS = Math.ceil((1 - THRESHOLD) * (DAYS + 1) * DAY_MS) + 1

/**
 * An entity of more articles than this finds no neighbours: two articles that share none but such are neighbours only through shared
 * text. So how many articles one is compared with has a bound, however large the archive is.
 */
export const WIDESPREAD = 5_000

/** Articles that are compared with each other. How alike two of them are depends on the two and the weights, and on nobody else. */
export type Likening = {
  readonly vectors: EntityVectors
  /** In milliseconds, NaN for an undated one. */
  readonly times: Float64Array
  /** The likeness through shared text, of both by the other. */
  readonly shared: ReadonlyMap<number, ReadonlyMap<number, number>>
}

/** Makes articles ready to be compared, by their indexes. @param pairs which of them share text. */
export function likening(articles: readonly Likened[], pairs: readonly SharedPair[], weights: Weights): Likening {
  const shared = new Map<number, Map<number, number>>()
  const note = (one: number, other: number, value: number) => {
    const others = shared.get(one) ?? new Map<number, number>()
    shared.set(one, others.set(other, Math.max(others.get(other) ?? 0, value)))
  }
  for (const { one, other, share } of pairs) {
    if (one === other || !(share >= FULL_SHARE / 2)) continue
    note(one, other, Math.min(1, share / FULL_SHARE))
    note(other, one, Math.min(1, share / FULL_SHARE))
  }
  return {
    vectors: entityVectors(articles, weights),
    times: Float64Array.from(articles, ({ published }) => published?.getTime() ?? Number.NaN),
    shared,
  }
}

/**
 * How alike two articles are: through shared text, or through entities in common and nearness in time, whichever is more. The entities'
 * likeness is the cosine of their weights, times a decay that falls to 0 over days, after Yang, Pierce and Carbonell, "A Study on
 * Retrospective and On-Line Event Detection" (SIGIR 1998).
 */
export function likenessOf(articles: Likening, one: number, other: number): number {
  return Math.max(articles.shared.get(one)?.get(other) ?? 0, entityLikeness(articles, one, other))
}

function entityLikeness({ vectors, times }: Likening, one: number, other: number): number {
  const gap = Math.abs(times[one]! - times[other]!) / DAY_MS
  // Also where one is undated.
  if (!(gap <= DAYS)) return 0
  return Math.min(1, cosine(vectors, one, other) * (1 - gap / (DAYS + 1)))
}

/** All pairs that are alike at all: of few articles. */
export function allLikenesses(articles: Likening): Likeness[] {
  const found: Likeness[] = []
  for (let one = 0; one < articles.times.length; one++)
    for (let other = one + 1; other < articles.times.length; other++) {
      const value = likenessOf(articles, one, other)
      if (value > 0) found.push({ one, other, value })
    }
  return found
}
