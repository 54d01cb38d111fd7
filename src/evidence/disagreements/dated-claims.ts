import { compareDates, type DateValue, startOf } from "../../text/dates/date-value.ts"
import { DAY_MS } from "../../text/dates/day-length.ts"
import { CONFIDENCE, type FoundDate } from "../../text/dates/expression.ts"
import type { Claim, Relation } from "./claims.ts"
import type { Reading } from "./reading.ts"

// Events with the same participants (talks, attacks) that are further apart than this are two events, not a disagreement about
// one.
const FRAME_DAYS = 14

// Where a date has no year, articles published further apart than this mean different dates.
const NEWS_DAYS = 31

/** Something with a date in an article. */
export type Dated = { readonly reading: Reading; readonly date: FoundDate }

/** As much of the date as is known, from the largest unit: "2020-01", "04-07", "04", "2020". */
export function dateLabel({ year, month, day }: DateValue): string {
  const two = (part: number | undefined): string[] => (part === undefined ? [] : [String(part).padStart(2, "0")])
  return [...(year === undefined ? [] : [String(year).padStart(4, "0")]), ...two(month), ...two(day)].join("-")
}

/** How two dates of one event relate. A year that was only inferred does not conflict with another. */
export function relationOf(one: FoundDate, other: FoundDate): Exclude<Relation, "OTHER"> {
  const guessed = isGuessed(one) || isGuessed(other)
  const compared = guessed
    ? compareDates(withoutYear(one.value), withoutYear(other.value))
    : compareDates(one.value, other.value)
  if (compared === "DIFFERENT") return "CONFLICT"
  return dateLabel(one.value) === dateLabel(other.value) ? "SAME" : "COMPATIBLE"
}

/**
 * Like `relationOf`, for events that may happen more than once: two dates are of one event only if they are no more than
 * `frame` days apart and their articles were published around the same time. They conflict only if no article has both, and if
 * both were in the future or both in the past when their articles were published.
 */
export function compareDated(one: Claim<Dated>, other: Claim<Dated>, frame = FRAME_DAYS): Relation {
  if (!isSameNews(one.item, other.item)) return "OTHER"
  const found = relationOf(one.item.date, other.item.date)
  if (found === "SAME") return found
  if (one.item.date.value.month === undefined || other.item.date.value.month === undefined) return "OTHER"
  if (daysApart(one.item.date.value, other.item.date.value) > frame && found === "CONFLICT") return "OTHER"
  if (found === "COMPATIBLE") return found
  const slugs = new Set(one.evidence.map(({ slug }) => slug))
  if (other.evidence.some(({ slug }) => slugs.has(slug))) return "OTHER"
  const [first, second] = [isToCome(one.item), isToCome(other.item)]
  return first === undefined || second === undefined || first === second ? found : "OTHER"
}

function isGuessed({ relative, confidence }: FoundDate): boolean {
  return relative && confidence === CONFIDENCE.guessed
}

function withoutYear({ month, day }: DateValue): DateValue {
  return { ...(month !== undefined && { month }), ...(day !== undefined && { day }) }
}

// A date without a year is near the day on which its article was published.
function isSameNews(one: Dated, other: Dated): boolean {
  const { published: first } = one.reading.article
  const { published: second } = other.reading.article
  const known = [one, other].every(({ date }) => date.value.year !== undefined && !isGuessed(date))
  return known || !first || !second || Math.abs(first.getTime() - second.getTime()) <= NEWS_DAYS * DAY_MS
}

// Where a year is not known, that of the other date is taken.
function daysApart(one: DateValue, other: DateValue): number {
  const year = one.year ?? other.year ?? new Date(0).getUTCFullYear()
  const first = startOf({ ...one, year: one.year ?? year })
  const second = startOf({ ...other, year: other.year ?? year })
  return first && second ? Math.abs(first.getTime() - second.getTime()) / DAY_MS : Number.POSITIVE_INFINITY
}

function isToCome({ reading, date }: Dated): boolean | undefined {
  const { published } = reading.article
  const start = date.value.day === undefined ? null : startOf(date.value)
  if (!published || start === null) return undefined
  const today = Math.floor(published.getTime() / DAY_MS)
  const day = Math.floor(start.getTime() / DAY_MS)
  return day === today ? undefined : day > today
}
