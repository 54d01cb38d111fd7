import { quantityWords } from "../quantities/quantity-words.ts"
import { gapAfter, isPlainRun, type Words } from "../words.ts"
import { isDate } from "./date-value.ts"
import { dateWords } from "./date-words.ts"
import { dayNumberAt } from "./days.ts"
import { CONFIDENCE, type Expression } from "./expression.ts"
import { isLatin } from "./month-phrase.ts"
import { plainYearAt } from "./years.ts"

const MOST_DAYS = 31
const digits = /^\d{1,2}(?:st|nd|rd|th)?$/

/**
 * The days before a date that share its month, in order: the 3 of "بين 3 و5 مايو", "3-5 May" and "أيام 3 و4 و5 مايو". A word
 * such as بين before them, or hyphens, are required: the 3 of "قتل 3 و5 مايو" counts people. Words before index `from` belong
 * to something else already.
 */
export function earlierDays(words: Words, date: Expression, from: number): Expression[] {
  if (!isDayOfMonth(date) || date.calendar !== "GREGORIAN") return []
  const days: Expression[] = []
  let first = date.first
  let hyphens = true
  while (isDay(words, first) && days.length < MOST_DAYS) {
    const hyphen = gapAfter(words, first - 1) === "-"
    const at = hyphen ? first - 1 : first - 2
    if (at < from || !isDay(words, at) || !(hyphen || isListed(words, at))) break
    const day = dayOf(words, at)
    if (!isDate(date.value.year, date.value.month ?? 0, day)) return []
    days.unshift(another(words, date, { day, first: at, last: at }))
    hyphens &&= hyphen
    first = at
  }
  return hyphens || dateWords().dayCues.has(words.folded[first - 1] ?? "") ? days : []
}

/**
 * The days behind an English date that share its month, with the year that may follow: the 5 of "May 3-5, 2021" and "May 3 to
 * 5". That year is also the first day's: `date` is changed in place.
 */
export function laterDays(words: Words, date: Expression): Expression[] {
  if (!isDayOfMonth(date) || !isLatin(words, date.first) || !isDay(words, date.last)) return []
  const hyphen = gapAfter(words, date.last) === "-"
  const at = hyphen ? date.last + 1 : date.last + 2
  if (
    !isDay(words, at) ||
    !(hyphen || isListed(words, date.last)) ||
    !isDate(undefined, date.value.month ?? 0, dayOf(words, at))
  )
    return []
  const next = gapAfter(words, at)
  const year = /^,? $/.test(next) ? plainYearAt(words, at + 1, false) : null
  // "May 3 and 5 people"
  if (year === null && next === " " && !quantityWords().uncounted.has(words.folded[at + 1] ?? "")) return []
  if (year) {
    date.value = { ...date.value, year: year.year }
    date.relative = false
    date.confidence = CONFIDENCE.full
    delete date.guessed
  }
  return [another(words, date, { day: dayOf(words, at), first: at, last: year?.last ?? at })]
}

function isDayOfMonth({ relative, guessed, value }: Expression): boolean {
  return (!relative || guessed === true) && value.day !== undefined && value.month !== undefined
}

type Day = { day: number; first: number; last: number }

function another(words: Words, date: Expression, { day, first, last }: Day): Expression {
  const { start = 0 } = words.tokens[first] ?? {}
  const { end = start } = words.tokens[last] ?? {}
  return { ...date, first, last, start, end, value: { ...date.value, day } }
}

function isDay(words: Words, at: number): boolean {
  const word = words.folded[at] ?? ""
  return digits.test(word)
    ? Number.parseInt(word, 10) <= MOST_DAYS
    : /^ال/.test(word) && dayNumberAt(words.folded, at)?.length === 1
}

function dayOf(words: Words, at: number): number {
  return dayNumberAt(words.folded, at)?.value ?? 0
}

function isListed(words: Words, at: number): boolean {
  return isPlainRun(words, at, at + 2) && dateWords().rangeJoins.has(words.folded[at + 1] ?? "")
}
