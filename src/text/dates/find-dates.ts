import { scriptOf } from "../language.ts"
import { readWords, type Words } from "../words.ts"
import { agoAt } from "./ago.ts"
import { earlierDays, laterDays } from "./day-lists.ts"
import { type Expression, type FoundDate, precisionOf } from "./expression.ts"
import { joined } from "./joined.ts"
import { statedAt } from "./named-month.ts"
import { numericAt, shortNumericAt } from "./numeric.ts"
import { relativeAt } from "./relative.ts"
import { yearAt } from "./years.ts"

/**
 * The dates in a text, in order, without overlaps. A range has the whole expression, from the day to the year and to words for
 * "next" or "last", without proclitics, prepositions and nouns that only introduce it ("يوم", "شهر", "عام 2014"). Relative
 * dates ("أمس") are found only if the day of publication (in UTC) is given; a month or day without its year gets the year
 * nearest to that day, or none if the day is not given. `value` is Gregorian also for Hijri dates, as exact as `fromHijri`
 * says. Never throws; linear in the text.
 */
export function findDates(text: string, published?: Date): FoundDate[] {
  const day = published && isDayOfNews(published) ? published : undefined
  return dateExpressions(readWords(text), day).flatMap(({ start, end, value, calendar, relative, confidence }) => {
    const precision = precisionOf(value)
    return precision === null ? [] : [{ start, end, value, precision, calendar, relative, confidence }]
  })
}

// Whether a date is valid, and not so far away that the days around it would not be.
function isDayOfNews(date: Date): boolean {
  return date.getUTCFullYear() >= 1 && date.getUTCFullYear() <= 9999
}

/**
 * Every expression that reads as a date, in order, also those without a value: their words are not available to other rules.
 */
export function dateExpressions(words: Words, published?: Date): Expression[] {
  const found: Expression[] = []
  let arabic: boolean | undefined
  const isArabic = (): boolean => {
    arabic ??= scriptOf(words.text.slice(0, SAMPLE)) === "Arab"
    return arabic
  }
  for (let at = 0; at < words.tokens.length; at++) {
    const before = found[found.length - 1]
    const next =
      numericAt(words, at, isArabic) ??
      shortNumericAt(words, at, isArabic, published) ??
      statedAt(words, at, published) ??
      yearAt(words, at, before) ??
      agoAt(words, at, published) ??
      relativeAt(words, at, published)
    if (next === null) continue
    const one = before && joined(words, before, next, published)
    if (one) found[found.length - 1] = one
    else found.push(...earlierDays(words, next, (before?.last ?? -1) + 1), next, ...laterDays(words, next))
    at = found[found.length - 1]?.last ?? next.last
  }
  return found
}

const SAMPLE = 20_000
