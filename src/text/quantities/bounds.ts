import { entryAt, entryEndingAt } from "../phrases.ts"
import { gapAfter, isPlain, type Words } from "../words.ts"
import { type Bound, quantityWords } from "./quantity-words.ts"

/**
 * Whether a number is exact. Words such as "حوالي" or "at least" may stand before its first word, or behind word `end` (the
 * last of what it counts), with at most one word between ("12 قتيلا مدنيا على الأقل").
 */
export function boundOf(words: Words, { first }: { first: number }, end: number): Bound {
  const { bounds, boundsAfter } = quantityWords()
  // A proclitic that is written onto digits is a token of its own: "بـ2500".
  const from = gapAfter(words, first - 1) === "" ? first - 1 : first
  if (/^(?: ?[$€£%] ?|[ -]?)$/.test(gapAfter(words, from - 1))) {
    const before = entryEndingAt(bounds, words, from - 1)
    if (before) return before.meaning
  }
  for (let at = end + 1; at <= end + 2 && isBeside(gapAfter(words, at - 1)); at++) {
    const after = entryAt(boundsAfter, words, at)
    if (after?.clitics === 0) return after.meaning
  }
  return "EXACT"
}

function isBeside(gap: string): boolean {
  return isPlain(gap) || /^ ?%? ?$/.test(gap)
}
