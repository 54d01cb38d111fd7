import type { Range } from "../range.ts"
import { startBehind, type Words } from "../words.ts"
import type { CalendarName } from "./calendar.ts"
import type { DateValue } from "./date-value.ts"

/**
 * A date that a text states. `value` is Gregorian, whichever calendar the text uses; fields that the text leaves open are
 * absent. `relative`: given relative to the day of publication ("أمس", "أبريل المقبل"). `confidence` is between 0 and 1.
 */
export type FoundDate = Range & {
  readonly value: DateValue
  readonly precision: "DAY" | "MONTH" | "YEAR"
  readonly calendar: CalendarName
  readonly relative: boolean
  readonly confidence: number
}

/**
 * A date while it is read, in words [first, last]. Its value may be empty ("أمس", if the day of publication is unknown).
 * `guessed`: the text gives no year, and the one nearest to publication was taken. `weekday` (Sunday is 0) and `offset` (days
 * after publication) are set if such words name the day.
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

/** The confidence of each kind of expression; set by hand, by how often each turns out to be something else. */
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

/** The smallest unit that a value has; null for an empty value. */
export function precisionOf({ year, month, day }: DateValue): FoundDate["precision"] | null {
  if (month !== undefined) return day === undefined ? "MONTH" : "DAY"
  return year === undefined ? null : "YEAR"
}
