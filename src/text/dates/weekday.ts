import { type DateValue, daysAfter, startOf } from "./date-value.ts"
import type { Direction, Tense } from "./date-words.ts"

/** The number of a date's weekday (Sunday is 0); undefined where the year is unknown. */
export function weekdayOf(value: DateValue): number | undefined {
  return startOf(value)?.getUTCDay()
}

/**
 * The date of a weekday, seen from the day of publication. News names the weekday of past events, so without "next" it is the
 * most recent one, or the coming one if `tense` is FUTURE; the day of publication itself may be it.
 */
export function weekdayBeside(
  weekday: number,
  direction: Direction | undefined,
  published: Date,
  tense?: Tense,
): Required<DateValue> {
  const back = (published.getUTCDay() - weekday + 7) % 7
  if (direction === undefined && tense === "FUTURE") return daysAfter(published, (7 - back) % 7)
  if (direction === "NEXT") return daysAfter(published, 7 - back)
  return daysAfter(published, direction === "LAST" && back === 0 ? -7 : -back)
}
