import { scriptOf } from "../language.ts"
import { readWords, type Words } from "../words.ts"
import { agoAt } from "./ago.ts"
import { earlierDays, laterDays } from "./day-lists.ts"
import { type Expression, type FoundDate, precisionOf } from "./expression.ts"
import { joined } from "./joined.ts"
import { numericAt, shortNumericAt } from "./numeric.ts"
import { relativeAt } from "./relative.ts"
import { statedAt } from "./stated.ts"
import { yearAt } from "./years.ts"

/**
 * The dates of a text, in order and never overlapping. A range has the whole expression, from the day to the year and what
 * says "next" or "last", without proclitics, prepositions and the nouns that only lead to it ("يوم", "شهر", "عام 2014").
 * What is told from the day of publication ("أمس") is found only if that is given, as its day in UTC; a month or day
 * stated without its year gets the one that brings it nearest to that day, and none if it is not given. Hijri dates are Gregorian in `value`, as exact as `fromHijri`
 * says. Never throws; the time grows with the text.
 */
export function findDates(text: string, published?: Date): FoundDate[] {
  const day = published && isDayOfNews(published) ? published : undefined
  return dateExpressions(readWords(text), day).flatMap(({ start, end, value, calendar, relative, confidence }) => {
    const precision = precisionOf(value)
    return precision === null ? [] : [{ start, end, value, precision, calendar, relative, confidence }]
  })
}

// Not an invalid date, nor one so far away that the days around it are.
function isDayOfNews(date: Date): boolean {
  return date.getUTCFullYear() >= 1 && date.getUTCFullYear() <= 9999
}

/** All that reads as a date, in order, those without a value too: what their words are is settled. */
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
