import { type DateValue, dayOf } from "./date-value.ts"
import { DAY_MS } from "./day-length.ts"

/** The Hijri years that are read: those that a newspaper may name. */
export const HIJRI_YEARS = { first: 1, last: 1600 }

const MEAN_MONTH = 354.367_056 / 12

// 1 Muharram 1 in the civil reckoning: 16 July 622 of the Julian calendar.
const EPOCH = Date.UTC(622, 6, 19)

let format: Intl.DateTimeFormat | undefined
const firstDays = new Map<number, number | null>()

/**
 * The Gregorian date of a Hijri one by the Umm al-Qura calendar of Saudi Arabia, as ICU has it; null for a day or month
 * that does not exist. Exact for Saudi dates of 1300 to 1600 AH. Outside those years ICU reckons by tables, and countries
 * that begin their months by sighting the moon may be a day or two away. A month or year lies across two Gregorian ones:
 * the answer is the one in which its middle falls, the fifteenth of the month or the first of رجب.
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

/** The Hijri year of a moment's day in UTC, by the same calendar. */
export function hijriYearOf(date: Date): number {
  return hijriOf(date.getTime()).year
}

// Intl only goes from Gregorian to Hijri, so that the first of a month is estimated and then corrected.
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
