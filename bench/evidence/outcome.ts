import type { Range } from "../../src/text/range.ts"

/** The metrics. */
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
 * The result of one comparison, at a range of a document (of a passage or disagreement: on one side). `wrong`: both exist with
 * different labels, so it counts as missed and as spurious.
 */
export type Outcome = Range & {
  readonly document: string
  readonly metric: Metric
  readonly result: "hit" | "wrong" | "missed" | "spurious"
  readonly expected?: string
  readonly got?: string
}

/** An outcome whose document is known from the context. */
export type Result = Omit<Outcome, "document">

/** A result at a range. */
export function at(metric: Metric, { start, end }: Range, rest: Omit<Result, "metric" | "start" | "end">): Result {
  return { metric, start, end, ...rest }
}

/** How many items were found correctly, how many were missed, and how many were found but are not there. */
export type Tally = { readonly hits: number; readonly missed: number; readonly spurious: number }

/** The tally of one metric. Over several documents, rates of it are micro averages. */
export function tallyOf(outcomes: readonly Outcome[], metric: Metric): Tally {
  const count = (...results: Outcome["result"][]): number =>
    outcomes.filter((outcome) => outcome.metric === metric && results.includes(outcome.result)).length
  return { hits: count("hit"), missed: count("missed", "wrong"), spurious: count("spurious", "wrong") }
}

/**
 * Precision, recall and their harmonic mean F1, after van Rijsbergen, "Information Retrieval" (1979); null where the divisor is
 * 0.
 */
export function ratesOf({ hits, missed, spurious }: Tally): { [rate in "precision" | "recall" | "f1"]: number | null } {
  const share = (whole: number): number | null => (whole === 0 ? null : hits / whole)
  return { precision: share(hits + spurious), recall: share(hits + missed), f1: share(hits + (missed + spurious) / 2) }
}
