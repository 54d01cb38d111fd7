import { type DateValue, dayOf, isDate, startOf } from "./date-value.ts"
import type { Tense } from "./date-words.ts"
import { DAY_MS } from "./day-length.ts"
import { fromHijri, hijriYearOf } from "./hijri.ts"

// Half of a month in days. The distance to a month is measured to its middle.
const HALF_MONTH = 15

// In days. The tense is read from a nearby verb that may belong to something else ("fixed for 7 April"), so it decides only
// between two years whose distances differ by less than this.
const DOUBT = 150
// A number of days that is larger than the distance of any candidate.
const SURE = 10_000

/**
 * Adds to a month, or a day of a month, the year that brings it nearest to the day of publication. If two years are about as
 * near, `tense` decides. Null for a day that exists in none of these years.
 */
export function nearestDate({ month = 1, day }: DateValue, tense: Tense | undefined, published: Date): DateValue | null {
  const year = published.getUTCFullYear()
  const candidates = [year - 1, year, year + 1].flatMap((year): DateValue[] =>
    day === undefined ? [{ year, month }] : isDate(year, month, day) ? [{ year, month, day }] : [],
  )
  return nearestOf(candidates, tense, DOUBT, published)
}

/**
 * Like `nearestDate`, for a day or month of the Hijri calendar; the result is Gregorian. `told`: the text itself says "next" or
 * "last".
 */
export function nearestHijri(
  { month, day }: DateValue,
  tense: Tense | undefined,
  published: Date,
  told = false,
): DateValue | null {
  const year = hijriYearOf(published)
  const candidates = [year - 1, year, year + 1].flatMap((year) => fromHijri(year, month, day) ?? [])
  return nearestOf(candidates, tense, told ? SURE : DOUBT, published)
}

function nearestOf(
  candidates: readonly DateValue[],
  tense: Tense | undefined,
  against: number,
  published: Date,
): DateValue | null {
  const today = startOf(dayOf(published))?.getTime() ?? 0
  const placed = candidates.map((value) => {
    const half = value.day === undefined ? HALF_MONTH : 0
    const away = ((startOf(value)?.getTime() ?? 0) - today) / DAY_MS + half
    return { value, away, half }
  })
  // The month of publication may be both past and future.
  const cost = ({ away, half }: (typeof placed)[number]): number => {
    const contrary = tense !== undefined && (tense === "FUTURE" ? away < -half : away > half)
    return Math.abs(away) + (contrary ? against : 0)
  }
  const [first, ...rest] = placed
  if (first === undefined) return null
  return rest.reduce((best, each) => (cost(each) < cost(best) ? each : best), first).value
}
