import type { Mention } from "../../src/evidence/annotation.ts"
import type { GoldMention } from "./gold.ts"
import { overlap, pairUp } from "./matching.ts"
import { at, type Metric, type Result } from "./outcome.ts"

type Found = Pick<Mention, "start" | "end" | "entity">

const METRICS: readonly Metric[] = ["mentions", "mentions (overlap)"]

/** "mentions": equal ranges and entities. "mentions (overlap)": overlapping ranges with equal entities. */
export function scoreMentions(expected: readonly GoldMention[], found: readonly Found[]): Result[] {
  const same = (one: GoldMention, other: Found): boolean => one.entity === other.entity.slug
  const { pairs, missed, spurious } = pairUp(expected, found, (one, other) => {
    const shared = overlap(one, other)
    return shared === 0 ? 0 : shared + (same(one, other) ? 2 : 0)
  })
  return METRICS.flatMap((metric): Result[] => [
    ...pairs
      .filter(([one]) => !one.optional)
      .map(([one, other]) => {
        const hit = same(one, other) && (metric !== "mentions" || overlap(one, other) === 1)
        const got = `${other.entity.slug} [${other.start}, ${other.end})`
        return at(metric, one, { result: hit ? "hit" : "wrong", expected: one.entity, got })
      }),
    ...missed.filter(({ optional }) => !optional).map((one) => at(metric, one, { result: "missed", expected: one.entity })),
    ...spurious.map((other) => at(metric, other, { result: "spurious", got: other.entity.slug })),
  ])
}
