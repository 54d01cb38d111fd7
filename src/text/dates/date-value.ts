import { DAY_MS } from "./day-length.ts"
/** A Gregorian date of which only some fields may be known. Months are 1 to 12. */
export type DateValue = { readonly year?: number; readonly month?: number; readonly day?: number }

const FIELDS = ["year", "month", "day"] as const

/**
 * How two dates stand to each other. DIFFERENT: a field that both have does not agree. EQUAL: they have the same fields.
 * MORE_PRECISE: all that both have agrees, and one has fields that the other lacks, as 7 April beside April 2021. Two dates
 * without a common field are MORE_PRECISE too: nothing in them disagrees.
 */
export function compareDates(a: DateValue, b: DateValue): "EQUAL" | "MORE_PRECISE" | "DIFFERENT" {
  if (FIELDS.some((field) => a[field] !== undefined && b[field] !== undefined && a[field] !== b[field])) return "DIFFERENT"
  return FIELDS.every((field) => a[field] === b[field]) ? "EQUAL" : "MORE_PRECISE"
}

/** The first moment of the day, month or year in UTC; null without a year. */
export function startOf({ year, month, day }: DateValue): Date | null {
  if (year === undefined) return null
  const date = new Date(0)
  // Date.UTC takes the years 0 to 99 for the twentieth century.
  date.setUTCFullYear(year, (month ?? 1) - 1, month === undefined ? 1 : (day ?? 1))
  return date
}

/** Whether a day exists in the Gregorian calendar; 29 February also without a year. */
export function isDate(year: number | undefined, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false
  return day <= new Date(Date.UTC(year ?? 2000, month, 0)).getUTCDate()
}

/** The day of a moment in UTC. */
export function dayOf(date: Date): Required<DateValue> {
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** The day that lies `days` after a moment's day in UTC. */
export function daysAfter(date: Date, days: number): Required<DateValue> {
  return dayOf(new Date(date.getTime() + days * DAY_MS))
}

/** What all days from `from` to `to` have in common: a day, a month, a year, or nothing. */
export function common(from: Required<DateValue>, to: Required<DateValue>): DateValue {
  if (from.year !== to.year) return {}
  if (from.month !== to.month) return { year: from.year }
  return from.day === to.day ? from : { year: from.year, month: from.month }
}
