import type { Range } from "../../src/text/range.ts"

/** What is measured. */
export const METRICS = [
  "mentions",
  "mentions (overlap)",
  "statements",
  "speakers",
  "full chains",
  "anonymity",
  "dates",
  "shared passages",
  "disagreements",
] as const
export type Metric = (typeof METRICS)[number]

/**
 * One comparison of what was expected with what was found, at a range of a document; of a passage or disagreement, on one
 * side. `wrong`: both are there with different labels, so it counts as missed and as spurious.
 */
export type Outcome = Range & {
  readonly document: string
  readonly metric: Metric
  readonly result: "hit" | "wrong" | "missed" | "spurious"
  readonly expected?: string
  readonly got?: string
}

/** An outcome in a document that goes without saying. */
export type Result = Omit<Outcome, "document">

/** A result at a range. */
export function at(metric: Metric, { start, end }: Range, rest: Omit<Result, "metric" | "start" | "end">): Result {
  return { metric, start, end, ...rest }
}

/** How often something was found rightly, was missed, and was found though it is not there. */
export type Tally = { readonly hits: number; readonly missed: number; readonly spurious: number }

/** The tally of one metric's outcomes; over several documents this is the micro average. */
export function tallyOf(outcomes: readonly Outcome[], metric: Metric): Tally {
  const count = (...results: Outcome["result"][]): number =>
    outcomes.filter((outcome) => outcome.metric === metric && results.includes(outcome.result)).length
  return { hits: count("hit"), missed: count("missed", "wrong"), spurious: count("spurious", "wrong") }
}

/**
 * Precision, recall and their harmonic mean F1, after van Rijsbergen, "Information Retrieval" (1979); null where there was
 * nothing to divide by.
 */
export function ratesOf({ hits, missed, spurious }: Tally): { [rate in "precision" | "recall" | "f1"]: number | null } {
  const share = (whole: number): number | null => (whole === 0 ? null : hits / whole)
  return { precision: share(hits + spurious), recall: share(hits + missed), f1: share(hits + (missed + spurious) / 2) }
}
