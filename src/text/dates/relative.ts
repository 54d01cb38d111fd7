import { type Entry, entryAt } from "../phrases.ts"
import { gapAfter, isPlain, isPlainRun, type Words } from "../words.ts"
import { type DateValue, daysAfter, isDate } from "./date-value.ts"
import { dateWords, type Tense } from "./date-words.ts"
import { dayNumberAt } from "./days.ts"
import { CONFIDENCE, type Expression, rangeOf } from "./expression.ts"
import { periodAt, valueOfPeriod } from "./periods.ts"
import { isFutureVerb, tenseBefore } from "./tense.ts"
import { weekdayBeside } from "./weekday.ts"

/**
 * A relative date that begins at word `at`: "أمس", "الاثنين المقبل", "last week", "السابع من الشهر الجاري". Without a day of
 * publication its value is empty.
 */
export function relativeAt(words: Words, at: number, published: Date | undefined): Expression | null {
  return dayAt(words, at, published) ?? weekdayAt(words, at, published) ?? periodDateAt(words, at, published)
}

function dayAt(words: Words, at: number, published: Date | undefined): Expression | null {
  const day = entryAt(dateWords().days, words, at)
  if (day === null || !stands(words, at, day) || isBecame(words, at)) return null
  const value = published ? daysAfter(published, day.meaning) : {}
  const last = at + day.words.length - 1
  return { ...expression(words, at, last, day.clitics, value, CONFIDENCE.completed), offset: day.meaning }
}

// "غدا المكان مهجورا" means "became". The word means "tomorrow" at the end of a phrase, before a weekday or preposition, or
// beside a verb in the future.
function isBecame(words: Words, at: number): boolean {
  const { became, becameNot, weekdays } = dateWords()
  if (!became.has(words.folded[at] ?? "") || !isPlain(gapAfter(words, at))) return false
  const next = words.folded[at + 1] ?? ""
  if (entryAt(becameNot, words, at + 1) || entryAt(weekdays, words, at + 1) || isFutureVerb(next)) return false
  const before = isPlain(gapAfter(words, at - 1)) ? (words.folded[at - 1] ?? "") : ""
  return !/^[وف]?س?[يتن]..../.test(before)
}

function weekdayAt(words: Words, at: number, published: Date | undefined): Expression | null {
  const { weekdays, directions } = dateWords()
  const opening = entryAt(directions, words, at)
  const from = opening && /^[a-z]/.test(words.folded[at] ?? "") && isPlain(gapAfter(words, at)) ? at + 1 : at
  const day = entryAt(weekdays, words, from)
  if (day === null || !stands(words, from, day)) return null
  const behind = from === at && isPlain(gapAfter(words, at)) ? entryAt(directions, words, at + 1) : null
  const beside = behind?.clitics === 0 && !/^[a-z]/.test(words.folded[at + 1] ?? "") ? behind : null
  const direction = from > at ? opening : beside
  const last = beside ? at + 1 : from
  const value = published ? weekdayBeside(day.meaning, direction?.meaning, published, tenseOf(words, at)) : {}
  const sure = direction ? CONFIDENCE.completed : CONFIDENCE.weekday
  return { ...expression(words, at, last, from > at ? 0 : day.clitics, value, sure), weekday: day.meaning }
}

// In English only with a preposition: "will meet on Monday", but "will remember Monday night".
function tenseOf(words: Words, at: number): Tense | undefined {
  const told = !/^[a-z]/.test(words.folded[at] ?? "") || dateWords().dayCues.has(words.folded[at - 1] ?? "")
  return told ? tenseBefore(words, at) : undefined
}

// Whether a word for a day is used as a date: not in "ذلك اليوم", "اليوم التالي", "بين الاثنين", "USA Today".
function stands(words: Words, at: number, { words: phrase }: Entry<number>): boolean {
  const last = at + phrase.length - 1
  if (!isPlainRun(words, at, last)) return false
  const { notAfter, notBefore, lookalikes } = dateWords()
  if (lookalikes.has(words.folded[at] ?? "")) return false
  if (isPlain(gapAfter(words, at - 1)) && (notAfter.has(words.folded[at - 1] ?? "") || isOfHabit(words, at))) return false
  return !(isPlain(gapAfter(words, last)) && notBefore.has(words.folded[last + 1] ?? ""))
}

// The second day of "أيام الجمعة والسبت", which means every week.
function isOfHabit(words: Words, at: number): boolean {
  const { weekdays, notAfter } = dateWords()
  const own = entryAt(weekdays, words, at)
  const before = own && own.clitics > 0 ? entryAt(weekdays, words, at - 1) : null
  return before !== null && isPlain(gapAfter(words, at - 2)) && notAfter.has(words.folded[at - 2] ?? "")
}

function periodDateAt(words: Words, at: number, published: Date | undefined): Expression | null {
  const day = dayNumberAt(words.folded, at)
  const joined = day && dateWords().of.has(words.folded[at + day.length] ?? "") && isPlainRun(words, at, at + day.length + 1)
  const period = periodAt(words, joined ? at + day.length + 1 : at)
  if (period === null || (joined && period.period !== "MONTH")) return null
  const found = published ? valueOfPeriod(period, published) : {}
  const confidence = period.period === "WEEK" ? CONFIDENCE.week : CONFIDENCE.completed
  if (!joined) return expression(words, at, period.last, period.clitics, found, confidence)
  const real = found.month === undefined || isDate(found.year, found.month, day.value)
  return real ? expression(words, at, period.last, 0, published ? { ...found, day: day.value } : {}, confidence) : null
}

function expression(
  words: Words,
  first: number,
  last: number,
  clitics: number,
  value: DateValue,
  confidence: number,
): Expression {
  return { first, last, ...rangeOf(words, first, last, clitics), value, calendar: "GREGORIAN", relative: true, confidence }
}
