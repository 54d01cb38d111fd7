import { entryAt } from "../phrases.ts"
import { gapAfter, isPlain, startBehind, type Words } from "../words.ts"
import { type DateValue, daysAfter, isDate, startOf } from "./date-value.ts"
import { type Direction, dateWords, type Tense } from "./date-words.ts"
import { dayAfterMonth, dayBeforeMonth } from "./day-of-month.ts"
import { CONFIDENCE, type Expression } from "./expression.ts"
import { fromHijri } from "./hijri.ts"
import { endOfMonth, gapAfterMonth, isLatin, isMonthCued, type MonthPhrase, monthPhraseAt } from "./month-phrase.ts"
import { nearestDate, nearestHijri } from "./nearest-year.ts"
import { periodAt, valueOfPeriod, yearBeside } from "./periods.ts"
import { tenseBefore } from "./tense.ts"
import { yearOfMonthAt } from "./years.ts"

/**
 * A date with the name of its month that begins at word `at`: "7 أبريل", "السابع من نيسان 2021", "March 30, 2021", "يناير/
 * كانون الثاني 2020", "next April". Without a year it is the one nearest to the day of publication, if that is known. That also
 * holds for a Hijri day, but a Hijri month alone has no value then: "رمضان" is also a season and a name.
 */
export function statedAt(words: Words, at: number, published: Date | undefined): Expression | null {
  const direction = isLatin(words, at) ? entryAt(dateWords().directions, words, at) : null
  const opening = direction && isPlain(gapAfter(words, at)) ? direction : null
  const from = opening ? at + 1 : at
  const before = opening ? null : dayBeforeMonth(words, at)
  const month = monthPhraseAt(words, from + (before?.length ?? 0))
  if (month === null) return null
  const after = before ? null : dayAfterMonth(words, month.last)
  const day = before?.value ?? after?.value
  const last = after?.last ?? month.last
  const gap = after ? gapAfter(words, last) : gapAfterMonth(words, month)
  const hijri = month.name.calendar === "HIJRI"
  const year = yearOfMonthAt(words, last + 1, gap, hijri)
  const beside = year ? null : opening ? { direction: opening.meaning, last } : besideAt(words, last + 1, gap)
  const told = month.dual || day !== undefined || year !== null || beside !== null
  if (month.name.doubtful && !told && !isMonthCued(words, from)) return null
  const stated: DateValue = { month: month.name.month, ...(day !== undefined && { day }) }
  const known = year?.year ?? (hijri ? undefined : yearFrom(stated, beside, published))
  const guess = known === undefined && published ? guessed(words, at, { stated, hijri, beside, published }) : null
  const value = guess ?? (hijri ? inHijri(stated, known) : inGregorian(stated, known))
  if (value === null) return null
  const end = year?.last ?? beside?.last ?? last
  return {
    first: at,
    last: end,
    start: startBehind(words, at, opening ? 0 : (before?.clitics ?? month.name.clitics)),
    end: end === month.last ? endOfMonth(words, month) : (words.tokens[end]?.end ?? words.text.length),
    value,
    calendar: month.name.calendar,
    relative: beside !== null || guess !== null,
    confidence: guess && !beside ? CONFIDENCE.guessed : confidenceOf(month, value, year !== null),
    ...(guess && !beside && { guessed: true }),
  }
}

type Stated = { stated: DateValue; hijri: boolean; beside: Beside | null; published: Date }

function guessed(words: Words, at: number, { stated, hijri, beside, published }: Stated): DateValue | null {
  if (!hijri) return nearestDate(stated, tenseBefore(words, at), published)
  if (beside && !beside.period) return nearestHijri(stated, ...besideMonth(beside.direction, published), true)
  return stated.day === undefined ? null : nearestHijri(stated, tenseBefore(words, at), published)
}

const MONTH = 30

// "رمضان الماضي", written during Ramadan or shortly after, means the one a year before: so the nearest past one is sought from
// a month earlier.
function besideMonth(direction: Direction, published: Date): [Tense | undefined, Date] {
  const step = { LAST: -MONTH, THIS: 0, NEXT: MONTH }[direction]
  const tense = direction === "THIS" ? undefined : direction === "LAST" ? "PAST" : "FUTURE"
  return [tense, startOf(daysAfter(published, step)) ?? published]
}

function inGregorian(stated: DateValue, year: number | undefined): DateValue | null {
  if (stated.day !== undefined && !isDate(year, stated.month ?? 0, stated.day)) return null
  return year === undefined ? stated : { year, ...stated }
}

function inHijri({ month, day }: DateValue, year: number | undefined): DateValue | null {
  return year === undefined ? {} : fromHijri(year, month, day)
}

function confidenceOf({ name }: MonthPhrase, { year, day }: DateValue, stated: boolean): number {
  if (name.calendar === "HIJRI") return day === undefined ? CONFIDENCE.hijriSpan : CONFIDENCE.hijri
  if (stated) return CONFIDENCE.full
  return year === undefined ? CONFIDENCE.withoutYear : CONFIDENCE.completed
}

type Beside = { direction: Direction; last: number; period?: true }

// Words that say of which year the month is: "المقبل", "من العام الماضي", "next year".
function besideAt(words: Words, at: number, gap: string): Beside | null {
  if (!isPlain(gap)) return null
  const direction = entryAt(dateWords().directions, words, at)
  if (direction && !isLatin(words, at) && direction.clitics === 0) return { direction: direction.meaning, last: at }
  const from = dateWords().of.has(words.folded[at] ?? "") && isPlain(gapAfter(words, at)) ? at + 1 : at
  const period = periodAt(words, from)
  if (period?.period !== "YEAR" || period.clitics > 0) return null
  return { direction: period.direction, last: period.last, period: true }
}

function yearFrom(stated: DateValue, beside: Beside | null, published: Date | undefined): number | undefined {
  if (!beside || !published) return undefined
  if (beside.period) return valueOfPeriod({ period: "YEAR", direction: beside.direction }, published).year
  return yearBeside(stated, beside.direction, published)
}
