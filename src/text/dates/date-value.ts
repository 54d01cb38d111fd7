import { DAY_MS } from "./day-length.ts"
/** A Gregorian date of which only some fields may be known. Months are 1 to 12. */
export type DateValue = { readonly year?: number; readonly month?: number; readonly day?: number }

const FIELDS = ["year", "month", "day"] as const

/**
 * How two dates relate. DIFFERENT: a field that both have differs. EQUAL: they have the same fields with the same values.
 * MORE_PRECISE: what both have is equal, and one has more fields, like 7 April beside April 2021; also two dates without a
 * common field, since nothing in them differs.
 */
export function compareDates(a: DateValue, b: DateValue): "EQUAL" | "MORE_PRECISE" | "DIFFERENT" {
  if (FIELDS.some((field) => a[field] !== undefined && b[field] !== undefined && a[field] !== b[field])) return "DIFFERENT"
  return FIELDS.every((field) => a[field] === b[field]) ? "EQUAL" : "MORE_PRECISE"
}

/** The first moment of the day, month or year in UTC; null where the year is unknown. */
export function startOf({ year, month, day }: DateValue): Date | null {
  if (year === undefined) return null
  const date = new Date(0)
  // Date.UTC would read the years 0 to 99 as 1900 to 1999.
  date.setUTCFullYear(year, (month ?? 1) - 1, month === undefined ? 1 : (day ?? 1))
  return date
}

/** Whether a day exists in the Gregorian calendar. Without a year, 29 February does. */
export function isDate(year: number | undefined, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false
  return day <= new Date(Date.UTC(year ?? 2000, month, 0)).getUTCDate()
}

/** The day in UTC of a moment. */
export function dayOf(date: Date): Required<DateValue> {
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** The day in UTC that is `days` days after a moment's day. */
export function daysAfter(date: Date, days: number): Required<DateValue> {
  return dayOf(new Date(date.getTime() + days * DAY_MS))
}

/** The fields that all days from `from` to `to` share: day, month and year, a month with its year, a year, or none. */
export function common(from: Required<DateValue>, to: Required<DateValue>): DateValue {
  if (from.year !== to.year) return {}
  if (from.month !== to.month) return { year: from.year }
  return from.day === to.day ? from : { year: from.year, month: from.month }
}
