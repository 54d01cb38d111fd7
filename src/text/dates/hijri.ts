import { type DateValue, dayOf } from "./date-value.ts"
import { DAY_MS } from "./day-length.ts"

/** The Hijri years that are recognised. */
export const HIJRI_YEARS = { first: 1, last: 1600 }

const MEAN_MONTH = 354.367_056 / 12

// The first day of the Hijri calendar (1 Muharram 1) in the civil reckoning: 16 July 622 in the Julian calendar, 19 July in the
// Gregorian.
const EPOCH = Date.UTC(622, 6, 19)

let format: Intl.DateTimeFormat | undefined
const firstDays = new Map<number, number | null>()

/**
 * Converts a Hijri date to a Gregorian one by Saudi Arabia's Umm al-Qura calendar, as ICU implements it; null for a day or
 * month that does not exist. Exact for Saudi dates from 1300 to 1600 AH. ICU computes earlier years by a fixed scheme, and
 * countries that begin months by sighting the moon may differ by a day or two. A Hijri month or year overlaps two Gregorian
 * ones; the result is the one in which its middle falls (the 15th of the month, the first of رجب).
 */
export function fromHijri(year: number, month?: number, day?: number): DateValue | null {
  if (year < HIJRI_YEARS.first || year > HIJRI_YEARS.last) return null
  const first = firstDayOf(year, month ?? 7)
  if (first === null) return null
  if (month === undefined) return { year: dayOf(new Date(first)).year }
  const date = new Date(first + ((day ?? 15) - 1) * DAY_MS)
  if (day === undefined) return { year: dayOf(date).year, month: dayOf(date).month }
  return hijriOf(date.getTime()).month === month ? dayOf(date) : null
}

/** The Hijri year, by the same calendar, of a moment's day in UTC. */
export function hijriYearOf(date: Date): number {
  return hijriOf(date.getTime()).year
}

// Intl converts only from Gregorian to Hijri, so the first day of a month is estimated and then corrected.
function firstDayOf(year: number, month: number): number | null {
  if (month < 1 || month > 12) return null
  const key = year * 12 + month
  const known = firstDays.get(key)
  if (known !== undefined) return known
  let guess = EPOCH + Math.round(((year - 1) * 12 + month - 1) * MEAN_MONTH) * DAY_MS
  for (let tries = 0; tries < 4; tries++) {
    const found = hijriOf(guess)
    const months = (year - found.year) * 12 + month - found.month
    if (months === 0 && found.day === 1) break
    guess += (Math.round(months * MEAN_MONTH) + 1 - found.day) * DAY_MS
  }
  const answer = hijriOf(guess)
  const first = answer.year === year && answer.month === month && answer.day === 1 ? guess : null
  firstDays.set(key, first)
  return first
}

function hijriOf(time: number): Required<DateValue> {
  format ??= new Intl.DateTimeFormat("en-u-ca-islamic-umalqura-nu-latn", {
    timeZone: "UTC",
    year: "numeric",
    month: "numeric",
    day: "numeric",
  })
  const parts = format.formatToParts(time)
  const part = (type: string): number => Number(parts.find((each) => each.type === type)?.value)
  return { year: part("year"), month: part("month"), day: part("day") }
}
