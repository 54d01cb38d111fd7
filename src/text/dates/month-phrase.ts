import { entryEndingAt } from "../phrases.ts"
import { gapAfter, isPlain, isPlainRun, type Words } from "../words.ts"
import { calendar, type MonthName } from "./calendar.ts"
import { dateWords } from "./date-words.ts"
import { isSameMonth, monthNameAt } from "./months.ts"

/** A month in words `at` to `last`; `dual`: two names of it are given; `bracketed`: the second one is in brackets. */
export type MonthPhrase = { name: MonthName; last: number; dual: boolean; bracketed: boolean }

/**
 * The month at word `at`, given with one name or two: "أبريل/ نيسان", "يناير (كانون الثاني)". Its name may still be an ordinary
 * word.
 */
export function monthPhraseAt(words: Words, at: number): MonthPhrase | null {
  const name = monthNameAt(words.folded, at)
  if (name === null) return null
  const last = at + name.words.length - 1
  if (!isPlainRun(words, at, last) || (name.doubtful && isLatin(words, at) && !isCapital(words, at))) return null
  const other = monthNameAt(words.folded, last + 1)
  const gap = gapAfter(words, last)
  if (other === null || !isSameMonth(name, other) || !/^ ?[/(-]? ?$/.test(gap)) {
    return { name, last, dual: false, bracketed: false }
  }
  return { name, last: last + other.words.length, dual: true, bracketed: gap.includes("(") }
}

/** Whether the word before an ambiguous name shows that it is a month: "في مارس", "since May". */
export function isMonthCued(words: Words, at: number): boolean {
  if (!isPlain(gapAfter(words, at - 1))) return false
  if (isLatin(words, at)) return entryEndingAt(dateWords().monthCues, words, at - 1) !== null
  return calendar().before.has(words.folded[at - 1] ?? "")
}

/** What stands between the month (with the bracket of its second name) and the next word. */
export function gapAfterMonth(words: Words, { last, bracketed }: MonthPhrase): string {
  const gap = gapAfter(words, last)
  return bracketed ? gap.replace(/^ ?\)/, "") : gap
}

/** The UTF-16 offset at which the month ends, with the bracket of its second name. */
export function endOfMonth({ text, tokens }: Words, { last, bracketed }: MonthPhrase): number {
  const end = tokens[last]?.end ?? text.length
  return bracketed && text.charAt(end) === ")" ? end + 1 : end
}

/** Whether a word is in Latin letters. */
export function isLatin(words: Words, at: number): boolean {
  return /^[a-z]/.test(words.folded[at] ?? "")
}

function isCapital({ text, tokens }: Words, at: number): boolean {
  return /\p{Lu}/u.test(text.charAt(tokens[at]?.start ?? 0))
}
