import { entryAt, entryEndingAt } from "../phrases.ts"
import { numberAt } from "../quantities/numbers.ts"
import { quantityWords } from "../quantities/quantity-words.ts"
import { gapAfter, isPlain, isPlainRun, type Words } from "../words.ts"
import { dateWords } from "./date-words.ts"
import { CONFIDENCE, type Expression, rangeOf } from "./expression.ts"
import { fromHijri, HIJRI_YEARS } from "./hijri.ts"

const digits = /^\d{4}$/
const hijriDigits = /^\d{3,4}$/

/** A year, whether it is Hijri, and the last word that belongs to it. */
export type YearAt = { year: number; hijri: boolean; last: number }

/**
 * Reads the number at word `at` as a year: 1000 to 2100, or a Hijri year if marked as one or if `hijri` is set. Marks such as
 * "هـ" and "م" belong to it. Null where the number counts the word behind it.
 */
export function plainYearAt(words: Words, at: number, hijri: boolean): YearAt | null {
  const word = words.folded[at] ?? ""
  const { hijriMarks, gregorianMarks, counted } = dateWords()
  const gap = gapAfter(words, at)
  const next = isPlain(gap) && gap !== "-" ? (words.folded[at + 1] ?? "") : ""
  if (hijriDigits.test(word) && hijriMarks.has(next)) return hijriYear(Number(word), at + 1)
  if (!digits.test(word)) return null
  if (counted.has(next)) return null
  if (hijri) return hijriYear(Number(word), at)
  if (Number(word) < 1000 || Number(word) > 2100) return null
  return { year: Number(word), hijri: false, last: gregorianMarks.has(next) ? at + 1 : at }
}

function hijriYear(year: number, last: number): YearAt | null {
  return year <= HIJRI_YEARS.last ? { year, hijri: true, last } : null
}

/**
 * A year without a month at word `at`: behind a noun or other cue, marked as Hijri, or connected to the date `before` or to a
 * year behind it.
 */
export function yearAt(words: Words, at: number, before: Expression | undefined): Expression | null {
  const noun = isPlain(gapAfter(words, at - 1)) && entryEndingAt(dateWords().yearNouns, words, at - 1) !== null
  const spelled = noun ? spelledYearAt(words, at) : null
  if (spelled) return spelled
  const found = plainYearAt(words, at, false)
  if (found === null) return null
  if (found.hijri || noun) return expression(words, at, found, CONFIDENCE.full)
  if (found.year < 1900 || found.year > 2099) return null
  const cued = gapAfter(words, at - 1) === " " && entryEndingAt(dateWords().yearCues, words, at - 1) !== null
  const joined = cued || isOfEvent(words, at, found.last) || follows(words, at, before) || begins(words, at)
  return joined ? expression(words, at, found, CONFIDENCE.cuedYear) : null
}

// "انتخابات 2021", "the 2022 floods", "the floods of 2022"
function isOfEvent(words: Words, at: number, last: number): boolean {
  const { yearEvents, yearOf } = dateWords()
  if (gapAfter(words, at - 1) !== " ") return false
  const event = entryEndingAt(yearEvents, words, at - 1)
  if (event && /^[\u0621-\u064a]/.test(event.words[0] ?? "")) return true
  const next = isPlain(gapAfter(words, last)) ? (words.folded[last + 1] ?? "") : ""
  if (yearOf.has(words.folded[at - 1] ?? "")) return next === "" || quantityWords().uncounted.has(next)
  return next !== "" && /^[a-z]/.test(next) && entryAt(yearEvents, words, last + 1) !== null
}

// "عام ألفين وأربعة عشر"
function spelledYearAt(words: Words, at: number): Expression | null {
  if (!/^ال?ف|^two$|^nineteen$/.test(words.folded[at] ?? "")) return null
  const number = numberAt(words.folded, at)
  if (number === null || number.value < 1500 || number.value > 2100) return null
  const last = at + number.length - 1
  return isPlainRun(words, at, last)
    ? expression(words, at, { year: number.value, hijri: false, last }, CONFIDENCE.cuedYear)
    : null
}

// The second year of "عامي 2014 و2018" and "2014-2018".
function follows(words: Words, at: number, before: Expression | undefined): boolean {
  if (before === undefined || before.value.month !== undefined || before.value.year === undefined) return false
  if (before.last === at - 1) return gapAfter(words, at - 1) === "-"
  return before.last === at - 2 && isJoined(words, at - 2)
}

// The first year of "2014-2018" and "من 2014 إلى 2018".
function begins(words: Words, at: number): boolean {
  const hyphen = gapAfter(words, at) === "-"
  const second = plainYearAt(words, hyphen ? at + 1 : at + 2, false)
  if (second === null || second.hijri || second.year > 2099 || second.year <= Number(words.folded[at])) return false
  return hyphen || (dateWords().rangeStarts.has(words.folded[at - 1] ?? "") && isJoined(words, at))
}

function isJoined(words: Words, at: number): boolean {
  return isPlainRun(words, at, at + 2) && dateWords().rangeJoins.has(words.folded[at + 1] ?? "")
}

function expression(words: Words, at: number, { year, hijri, last }: YearAt, confidence: number): Expression | null {
  const value = hijri ? fromHijri(year) : { year }
  if (value === null) return null
  return {
    first: at,
    last,
    ...rangeOf(words, at, last, 0),
    value,
    calendar: hijri ? "HIJRI" : "GREGORIAN",
    relative: false,
    confidence: hijri ? CONFIDENCE.hijriSpan : confidence,
  }
}

/**
 * The year that belongs to the month that ends right before word `at`, with or without "عام": "أبريل 2021", "أبريل من عام
 * 2021". `gap` is the text between them.
 */
export function yearOfMonthAt(words: Words, at: number, gap: string, hijri: boolean): YearAt | null {
  const join = isPlain(gap) ? entryAt(dateWords().yearJoins, words, at) : null
  const behind = at + (join?.clitics === 0 ? join.words.length : 0)
  if (behind === at ? !/^ ?[,./-]? ?$/.test(gap) : !isPlainRun(words, at, behind)) return null
  const year = plainYearAt(words, behind, hijri)
  return year?.hijri === hijri ? year : null
}
