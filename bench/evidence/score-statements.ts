import type { Statement } from "../../src/evidence/annotation.ts"
import { chainText, isChain, isStep, stepText } from "./chains.ts"
import type { GoldStatement } from "./gold.ts"
import { overlap, pairUp } from "./matching.ts"
import { at, type Metric, type Result } from "./outcome.ts"

type Found = Pick<Statement, "start" | "end" | "chain">

/** The overlap (matching.ts) from which on a found statement counts as the expected one. */
export const STATEMENT_OVERLAP = 0.5

// If a statement is missed or spurious, its speaker and chain count as wrong too.
const METRICS: readonly Metric[] = ["statements", "speakers", "full chains"]

/**
 * "statements": the range. For those that are found: "speakers", the first step; "full chains", all steps; "anonymity", for
 * unnamed speakers.
 */
export function scoreStatements(
  expected: readonly GoldStatement[],
  found: readonly Found[],
  least = STATEMENT_OVERLAP,
): Result[] {
  const { pairs, missed, spurious } = pairUp(expected, found, (one, other) => {
    const shared = overlap(one, other)
    return shared >= least ? shared : 0
  })
  return [
    ...pairs
      .filter(([one]) => !one.optional)
      .flatMap(([one, other]) => [...scoreChain(one, other), ...scoreAnonymity(one, other)]),
    ...METRICS.flatMap((metric): Result[] => [
      ...missed
        .filter(({ optional }) => !optional)
        .map((one) => at(metric, one, { result: "missed", expected: chainText(one.chain) })),
      ...spurious.map((other) => at(metric, other, { result: "spurious", got: chainText(other.chain) })),
    ]),
  ]
}

function scoreChain(one: GoldStatement, other: Found): Result[] {
  const judged = (metric: Metric, hit: boolean, expected: string, got: string): Result =>
    at(metric, one, { result: hit ? "hit" : "wrong", expected, got })
  const speaker = one.chain[0]
  return [
    at("statements", one, { result: "hit" }),
    judged("speakers", speaker !== undefined && isStep(speaker, other.chain[0]), stepText(speaker), stepText(other.chain[0])),
    judged("full chains", isChain(one.chain, other.chain), chainText(one.chain), chainText(other.chain)),
  ]
}

// Only if the speaker is right, so that one failure is not counted twice.
function scoreAnonymity({ chain: [speaker], ...range }: GoldStatement, { chain: [found] }: Found): Result[] {
  if (!speaker || !isStep(speaker, found)) return []
  const got = found?.anonymity
  if (speaker.anonymous) {
    const expected = `${stepText(speaker)}, anonymous`
    return [at("anonymity", range, got === undefined ? { result: "missed", expected } : { result: "hit", expected, got })]
  }
  return got === undefined ? [] : [at("anonymity", range, { result: "spurious", got })]
}
