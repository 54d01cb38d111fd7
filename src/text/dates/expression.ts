import type { Range } from "../range.ts"
import { startBehind, type Words } from "../words.ts"
import type { CalendarName } from "./calendar.ts"
import type { DateValue } from "./date-value.ts"

/**
 * A date as a text states it. `value` is Gregorian, whatever the calendar; fields that the text leaves open are absent.
 * `relative`: meant from the day of publication ("أمس", "أبريل المقبل"). `confidence` is between 0 and 1.
 */
export type FoundDate = Range & {
  readonly value: DateValue
  readonly precision: "DAY" | "MONTH" | "YEAR"
  readonly calendar: CalendarName
  readonly relative: boolean
  readonly confidence: number
}

/**
 * A date while it is read: it takes the words [first, last]. Its value may still be empty ("أمس" without a day of
 * publication). `guessed`: its year is the one that brings it nearest to that day. `weekday` (Sunday is 0) and `offset` (days after publication) are set where such words name the day.
 */
export type Expression = {
  first: number
  last: number
  start: number
  end: number
  value: DateValue
  calendar: CalendarName
  relative: boolean
  confidence: number
  weekday?: number
  offset?: number
  guessed?: true
}

/** How sure each kind of expression is; chosen by hand, in the order of how often each is something else. */
export const CONFIDENCE = {
  full: 0.95,
  completed: 0.85,
  hijri: 0.85,
  cuedYear: 0.85,
  withoutYear: 0.8,
  hijriSpan: 0.7,
  guessed: 0.65,
  weekday: 0.6,
  week: 0.6,
  contradicted: 0.4,
} as const

/** The UTF-16 range of words [first, last], without the first word's proclitics. */
export function rangeOf(words: Words, first: number, last: number, clitics: number): Range {
  return { start: startBehind(words, first, clitics), end: words.tokens[last]?.end ?? words.text.length }
}

/** The smallest unit that a value names; null for a value that names none. */
export function precisionOf({ year, month, day }: DateValue): FoundDate["precision"] | null {
  if (month !== undefined) return day === undefined ? "MONTH" : "DAY"
  return year === undefined ? null : "YEAR"
}
