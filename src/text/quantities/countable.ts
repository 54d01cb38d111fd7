import { entryAt } from "../phrases.ts"
import { gapAfter, isPlain, type Words } from "../words.ts"
import type { Numeral } from "./numerals.ts"
import { quantityWords } from "./quantity-words.ts"

const digits = /^\d/
const arabic = /^[\u0621-\u064a]/

// Letters that may be written onto the digits behind them. "ال" is not among them, since it makes an ordinal ("القمة الـ31").
const proclitics = new Set(["و", "ف", "ب", "ل", "ك", "وب", "ول"])

/**
 * Whether a number can be a count: not a label ("المادة 5", "كوفيد-19"), a time of day, part of an address, a score, a fraction
 * or another number with separators ("3/4", "14:30", "770-123-4567"), nor an ordinal in digits.
 */
export function isCountable(words: Words, { first, last }: Pick<Numeral, "first" | "last">): boolean {
  const { labels, timeBefore, timeAfter } = quantityWords()
  const before = gapAfter(words, first - 1)
  const previous = words.folded[first - 1] ?? ""
  if (before === "" && first > 0 && !proclitics.has(previous)) return false
  if (/[/:#@_+\\.№]$/.test(before)) return false
  if (before === "-" && digits.test(words.folded[first] ?? "")) {
    if (!digits.test(previous) || gapAfter(words, first - 2) === "-") return false
  }
  if (isPlain(before) && (labels.has(previous) || timeBefore.has(previous))) return false
  const after = gapAfter(words, last)
  if (/^[/:@_\\]$/.test(after)) return false
  if (after === "-" && digits.test(words.folded[last + 1] ?? "") && gapAfter(words, last + 1) === "-") return false
  if (after === "" && arabic.test(words.folded[last + 1] ?? "") && (words.folded[last + 1] ?? "").length < 2) return false
  return !((isPlain(after) || after === ".") && entryAt(timeAfter, words, last + 1))
}
