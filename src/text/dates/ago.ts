import { entryAt } from "../phrases.ts"
import { numberAt } from "../quantities/numbers.ts"
import { gapAfter, isPlain, isPlainRun, type Words } from "../words.ts"
import { common, type DateValue, daysAfter } from "./date-value.ts"
import { dateWords, type Span } from "./date-words.ts"
import { CONFIDENCE, type Expression, rangeOf } from "./expression.ts"

type Ago = { count: number; span: Span; last: number }

/**
 * A time before publication, at word `at`: "قبل ثلاثة أيام", "قبل أسبوعين", "3 days ago". Days give an exact date; weeks what
 * the days around it share, months the month, years the year. "قبل ثلاثة أيام من الافتتاح" counts from another day and is not
 * read. @returns null where there is none.
 */
export function agoAt(words: Words, at: number, published: Date | undefined): Expression | null {
  const found = arabicAt(words, at) ?? englishAt(words, at)
  if (found === null) return null
  const confidence = found.span === "DAY" ? CONFIDENCE.completed : CONFIDENCE.week
  const value = published ? dateOf(found, published) : {}
  const range = rangeOf(words, at, found.last, 0)
  return { first: at, last: found.last, ...range, value, calendar: "GREGORIAN", relative: true, confidence }
}

function arabicAt(words: Words, at: number): Ago | null {
  const { ago, agoFrom, spanDuals } = dateWords()
  if (!/^[\u0621-\u064a]/.test(words.folded[at] ?? "") || !ago.has(words.folded[at] ?? "")) return null
  if (!isPlain(gapAfter(words, at))) return null
  const dual = entryAt(spanDuals, words, at + 1)
  const found = dual?.clitics === 0 ? { count: 2, span: dual.meaning, last: at + 1 } : countedAt(words, at + 1)
  if (found === null) return null
  const next = isPlain(gapAfter(words, found.last)) ? (words.folded[found.last + 1] ?? "") : ""
  return agoFrom.has(next) ? null : found
}

function englishAt(words: Words, at: number): Ago | null {
  if (!/^[a-z\d]/.test(words.folded[at] ?? "")) return null
  const article = words.folded[at] === "a" || words.folded[at] === "an"
  const span = article ? entryAt(dateWords().spans, words, at + 1) : null
  const found = span ? { count: 1, span: span.meaning, last: at + 1 } : countedAt(words, at)
  if (found === null || !dateWords().ago.has(words.folded[found.last + 1] ?? "")) return null
  return isPlainRun(words, at, found.last + 1) ? { ...found, last: found.last + 1 } : null
}

function countedAt(words: Words, at: number): Ago | null {
  const number = numberAt(words.folded, at)
  if (number === null || !Number.isInteger(number.value) || number.value < 1 || number.value > MOST) return null
  const last = at + number.length
  const span = entryAt(dateWords().spans, words, last)
  if (span === null || span.clitics > 0 || !isPlainRun(words, at, last)) return null
  return { count: number.value, span: span.meaning, last }
}

// Larger numbers are history ("500 years ago"), not dates of news.
const MOST = 100

const WEEK = 7
const AROUND = 3

function dateOf({ count, span }: Ago, published: Date): DateValue {
  if (span === "DAY") return daysAfter(published, -count)
  const year = published.getUTCFullYear()
  if (span === "YEAR") return { year: year - count }
  if (span === "WEEK") return common(daysAfter(published, -count * WEEK - AROUND), daysAfter(published, -count * WEEK + AROUND))
  const month = new Date(Date.UTC(year, published.getUTCMonth() - count, 1))
  return { year: month.getUTCFullYear(), month: month.getUTCMonth() + 1 }
}
