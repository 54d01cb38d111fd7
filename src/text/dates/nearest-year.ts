import { type DateValue, dayOf, isDate, startOf } from "./date-value.ts"
import type { Tense } from "./date-words.ts"
import { fromHijri, hijriYearOf } from "./hijri.ts"

const DAY = 86_400_000

// Half of a month in days: how far away a month is goes by its middle.
const HALF_MONTH = 15

/**
 * A month or a day of a month with the year that brings it nearest to the day of publication: to come or past where `tense`
 * says so. Null for a day that is in none of these years.
 */
export function nearestDate({ month = 1, day }: DateValue, tense: Tense | undefined, published: Date): DateValue | null {
  const year = published.getUTCFullYear()
  const candidates = [year - 1, year, year + 1].flatMap((year): DateValue[] =>
    day === undefined ? [{ year, month }] : isDate(year, month, day) ? [{ year, month, day }] : [],
  )
  return nearestOf(candidates, tense, published)
}

/** The same for a day or month of the Hijri calendar; the answer is Gregorian. */
export function nearestHijri({ month, day }: DateValue, tense: Tense | undefined, published: Date): DateValue | null {
  const year = hijriYearOf(published)
  const candidates = [year - 1, year, year + 1].flatMap((year) => fromHijri(year, month, day) ?? [])
  return nearestOf(candidates, tense, published)
}

function nearestOf(candidates: readonly DateValue[], tense: Tense | undefined, published: Date): DateValue | null {
  const today = startOf(dayOf(published))?.getTime() ?? 0
  const placed = candidates.map((value) => {
    const half = value.day === undefined ? HALF_MONTH : 0
    const away = ((startOf(value)?.getTime() ?? 0) - today) / DAY + half
    return { value, away, half }
  })
  // The month of publication itself is both to come and past.
  const told = placed.filter(({ away, half }) =>
    tense === undefined ? true : tense === "FUTURE" ? away >= -half : away <= half,
  )
  const [first, ...rest] = told.length > 0 ? told : placed
  if (first === undefined) return null
  return rest.reduce((best, each) => (Math.abs(each.away) < Math.abs(best.away) ? each : best), first).value
}
