import type { Extraction, FoundDisagreement, SharedPassage } from "./extraction.ts"
import type { GoldDisagreement, GoldEvidence, GoldStory } from "./gold.ts"
import { overlap, pairUp } from "./matching.ts"
import { naivePassages } from "./naive-tiling.ts"
import type { Metric, Outcome } from "./outcome.ts"
import { scoreDates } from "./score-dates.ts"
import { scoreMentions } from "./score-mentions.ts"
import { STATEMENT_OVERLAP, scoreStatements } from "./score-statements.ts"

/**
 * The overlap on both sides from which on a found passage counts as the expected one: a mark at its edge may be inside or
 * outside.
 */
const PASSAGE_OVERLAP = 0.9

/**
 * Compares everything that was found in a story's documents with their gold. @param least that of statements
 * (STATEMENT_OVERLAP).
 */
export function scoreStory(story: GoldStory, found: Extraction, least = STATEMENT_OVERLAP): Outcome[] {
  const ofDocuments = story.documents.flatMap((gold) => {
    const { mentions, statements, dates } = found.annotations.get(gold.slug) ?? { mentions: [], statements: [], dates: [] }
    return [
      ...scoreMentions(gold.mentions, mentions),
      ...scoreStatements(gold.statements, statements, least),
      ...scoreDates(gold.dates, dates),
    ].map((result) => ({ ...result, document: gold.slug }))
  })
  const expected = story.documents.flatMap((left, index) =>
    story.documents.slice(index + 1).flatMap((right) => naivePassages(left, right)),
  )
  return [
    ...ofDocuments,
    ...scorePassages(expected, found.sharedPassages),
    ...scoreDisagreements(story.disagreements, found.disagreements),
  ]
}

function placed(metric: Metric, place: GoldEvidence | undefined, rest: Pick<Outcome, "result" | "expected" | "got">): Outcome {
  return { metric, document: place?.slug ?? "", start: place?.start ?? 0, end: place?.end ?? 0, ...rest }
}

function scorePassages(expected: readonly SharedPassage[], found: readonly SharedPassage[]): Outcome[] {
  const metric = "shared passages"
  const { pairs, missed, spurious } = pairUp(expected, found, (one, other) => {
    const shared = Math.min(sameText(one.left, other.left), sameText(one.right, other.right))
    return shared >= PASSAGE_OVERLAP ? shared : 0
  })
  const words = ({ words }: SharedPassage): string => `${words} words`
  return [
    ...pairs.map(([one]) => placed(metric, one.left, { result: "hit" })),
    ...missed.map((one) => placed(metric, one.left, { result: "missed", expected: words(one) })),
    ...spurious.map((other) => placed(metric, other.left, { result: "spurious", got: words(other) })),
  ]
}

function sameText(a: GoldEvidence, b: GoldEvidence): number {
  return a.slug === b.slug ? overlap(a, b) : 0
}

/** Compares disagreements: the evidence must overlap on all sides, and kind and conflict must be equal. */
export function scoreDisagreements(expected: readonly GoldDisagreement[], found: readonly FoundDisagreement[]): Outcome[] {
  const metric = "disagreements"
  const { pairs, missed, spurious } = pairUp(expected, found, (one, other) => {
    if (
      one.values.length !== other.values.length ||
      !meets(
        one.values,
        other.values.map(({ evidence }) => evidence),
      )
    )
      return 0
    return 1 + (one.kind === other.kind ? 2 : 0) + (one.conflict === other.conflict ? 1 : 0)
  })
  return [
    ...pairs.map(([one, other]) => {
      const labels = { expected: labelOf(one), got: labelOf(other) }
      return placed(metric, one.values[0]?.[0], { result: labels.expected === labels.got ? "hit" : "wrong", ...labels })
    }),
    ...missed.map((one) => placed(metric, one.values[0]?.[0], { result: "missed", expected: labelOf(one) })),
    ...spurious.map((other) => {
      const got = `${labelOf(other)}: ${other.values.map(({ value }) => value).join(" / ")}`
      return placed(metric, other.values[0]?.evidence[0], { result: "spurious", got })
    }),
  ]
}

function labelOf({ kind, conflict }: { kind: string; conflict: boolean }): string {
  return `${kind}${conflict ? ", conflict" : ", no conflict"}`
}

// Whether each expected value can be paired with a found value that has evidence at one of its places.
function meets(expected: readonly (readonly GoldEvidence[])[], found: readonly (readonly GoldEvidence[])[]): boolean {
  const [first, ...rest] = expected
  if (!first) return true
  return found.some((evidence, index) => {
    const met = first.some((place) => evidence.some((other) => sameText(place, other) > 0))
    return met && meets(rest, found.toSpliced(index, 1))
  })
}
