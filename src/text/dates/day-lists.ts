import { gapAfter, isPlainRun, type Words } from "../words.ts"
import { isDate } from "./date-value.ts"
import { dateWords } from "./date-words.ts"
import type { Expression } from "./expression.ts"

const MOST_DAYS = 31
const digits = /^\d{1,2}(?:st|nd|rd|th)?$/

/**
 * The days before a date that share its month: the 3 of "بين 3 و5 مايو", "3-5 May" and "أيام 3 و4 و5 مايو", in order. A
 * list needs a word such as بين before it or hyphens, for "قتل 3 و5 مايو" counts. Words before `from` are taken.
 */
export function earlierDays(words: Words, date: Expression, from: number): Expression[] {
  if ((date.relative && !date.guessed) || date.value.day === undefined || date.value.month === undefined || date.calendar !== "GREGORIAN")
    return []
  const days: Expression[] = []
  let first = date.first
  let hyphens = true
  while (isDay(words, first) && days.length < MOST_DAYS) {
    const hyphen = gapAfter(words, first - 1) === "-"
    const at = hyphen ? first - 1 : first - 2
    if (at < from || !isDay(words, at) || !(hyphen || isListed(words, at))) break
    const { start = 0, end = 0 } = words.tokens[at] ?? {}
    const day = Number.parseInt(words.folded[at] ?? "", 10)
    if (!isDate(date.value.year, date.value.month, day)) return []
    days.unshift({ ...date, first: at, last: at, start, end, value: { ...date.value, day } })
    hyphens &&= hyphen
    first = at
  }
  return hyphens || dateWords().dayCues.has(words.folded[first - 1] ?? "") ? days : []
}

function isDay(words: Words, at: number): boolean {
  return digits.test(words.folded[at] ?? "") && Number.parseInt(words.folded[at] ?? "", 10) <= MOST_DAYS
}

function isListed(words: Words, at: number): boolean {
  return isPlainRun(words, at, at + 2) && dateWords().rangeJoins.has(words.folded[at + 1] ?? "")
}
