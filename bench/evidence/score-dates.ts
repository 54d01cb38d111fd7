import type { DateValue } from "../../src/text/dates/date-value.ts"
import type { ExtractedDate } from "./extraction.ts"
import type { GoldDate } from "./gold.ts"
import { overlap, pairUp } from "./matching.ts"
import { at, type Result } from "./outcome.ts"

/** "dates": overlapping ranges with the same year, month and day; a field that is missing must be missing in both. */
export function scoreDates(expected: readonly GoldDate[], found: readonly ExtractedDate[]): Result[] {
  const same = ({ value }: GoldDate, other: ExtractedDate): boolean =>
    value !== undefined && dateText(value) === dateText(other.value)
  const { pairs, missed, spurious } = pairUp(expected, found, (one, other) => {
    const shared = overlap(one, other)
    return shared === 0 ? 0 : shared + (same(one, other) ? 2 : 0)
  })
  return [
    ...pairs.flatMap(([one, other]): Result[] => {
      if (!one.value) return []
      const labels = { expected: dateText(one.value), got: dateText(other.value) }
      return [at("dates", one, { result: same(one, other) ? "hit" : "wrong", ...labels })]
    }),
    ...missed.flatMap((one): Result[] =>
      one.value ? [at("dates", one, { result: "missed", expected: dateText(one.value) })] : [],
    ),
    ...spurious.map((other) => at("dates", other, { result: "spurious", got: dateText(other.value) })),
  ]
}

function dateText({ year, month, day }: DateValue): string {
  return [year, month, day].map((field) => field ?? "?").join("-")
}
