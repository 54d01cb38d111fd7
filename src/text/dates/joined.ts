import { gapAfter, type Words } from "../words.ts"
import { compareDates, daysAfter } from "./date-value.ts"
import { CONFIDENCE, type Expression } from "./expression.ts"
import { weekdayBeside, weekdayOf } from "./weekday.ts"

/**
 * Merges two adjacent expressions for the same day: "أمس الخميس", "Monday, March 29, 2021"; null where they are not for the
 * same day. A weekday that does not fit lowers the confidence.
 */
export function joined(words: Words, one: Expression, two: Expression, published: Date | undefined): Expression | null {
  if (one.last + 1 !== two.first || !/^ ?[,(]? ?$/.test(gapAfter(words, one.last))) return null
  if (one.weekday === undefined && one.offset === undefined) return null
  const range = { first: one.first, last: two.last, start: one.start, end: two.end }
  if ((!two.relative || two.guessed) && two.value.day !== undefined) return { ...two, ...range, ...stated(one, two) }
  // "last Monday, yesterday" are two dates.
  if ((one.first !== one.last || two.first !== two.last) && gapAfter(words, one.last) !== " ") return null
  const weekday = one.weekday ?? two.weekday
  const offset = one.offset ?? two.offset
  if (weekday === undefined || offset === undefined) return null
  return { ...two, ...range, weekday, offset, ...(published && agreed(weekday, offset, published)) }
}

// A date with day and month is more exact than a relative one; it takes over the other's year if they agree on the rest.
function stated(one: Expression, two: Expression): Partial<Expression> {
  if (two.value.year === undefined || two.guessed) {
    const { year: _, ...rest } = two.value
    const same = one.value.year !== undefined && compareDates(one.value, rest) === "MORE_PRECISE"
    return same ? { value: one.value, relative: true, confidence: CONFIDENCE.full } : {}
  }
  const fits = one.weekday === undefined || one.weekday === weekdayOf(two.value)
  return fits ? {} : { confidence: CONFIDENCE.contradicted }
}

// If "yesterday" and the weekday disagree, the weekday counts: the day of publication in UTC may be off by one.
function agreed(weekday: number, offset: number, published: Date): Partial<Expression> {
  const value = daysAfter(published, offset)
  if (weekdayOf(value) === weekday) return { value, confidence: CONFIDENCE.full }
  return { value: weekdayBeside(weekday, offset > 0 ? "NEXT" : undefined, published), confidence: CONFIDENCE.contradicted }
}
