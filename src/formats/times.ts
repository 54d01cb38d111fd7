import { toInstant } from "../db/instant.ts"
import { cut } from "../text/cut.ts"
import { monthNameAt } from "../text/dates/months.ts"
import { fold } from "../text/fold.ts"

export interface Time {
  /** RFC 3339, in UTC. */
  readonly instant?: string
  readonly note?: string
}

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ")
const FULL_MONTHS = "january february march april may june july august september october november december".split(" ")
/** The zones of RFC 822, in hours. Other abbreviations are ambiguous or unknown. */
const ZONES: Readonly<Record<string, number>> = {
  ...{ z: 0, ut: 0, utc: 0, gmt: 0 },
  ...{ est: -5, edt: -4, cst: -6, cdt: -5, mst: -7, mdt: -6, pst: -8, pdt: -7 },
}
/** What programs write for a missing date: the first day of their calendars. */
const NO_DATES = new Set(["0001-01-01T00:00:00.000Z", "1970-01-01T00:00:00.000Z"])
/** In milliseconds: how far another system's clock may be ahead. */
const AHEAD = 24 * 60 * 60 * 1_000

const TIME = String.raw`(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(?: ?([ap])\.?m\.?)?`
const ZONE = String.raw` ?((?:utc|gmt)? ?[+-]\d\d?:?(?:\d\d)?|[a-z]{1,5})?(?: ?\([^()]*\))?`
// The notations of dates in feeds and pages, each with the names of its parts.
const ORDERS: readonly (readonly [RegExp, readonly string[]])[] = [
  [
    new RegExp(`^(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})(?:[t ]+${TIME}${ZONE})?$`),
    ["year", "", "month", "day", ...timeParts()],
  ],
  [
    /^(\d{4})(\d\d)(\d\d)(?:t(\d\d)(\d\d)(\d\d)?(z|[+-]\d\d:?\d\d)?)?$/,
    ["year", "month", "day", "hour", "minute", "second", "zone"],
  ],
  [new RegExp(`^(\\d{1,2})[ -]([a-z]{3,9})[ -](\\d{4}|\\d\\d)(?: ${TIME}${ZONE})?$`), ["day", "month", "year", ...timeParts()]],
  [new RegExp(`^([a-z]{3,9}) (\\d{1,2}) (\\d{4})(?: (?:at )?${TIME}${ZONE})?$`), ["month", "day", "year", ...timeParts()]],
  [new RegExp(`^([a-z]{3,9}) (\\d{1,2}) ${TIME}${ZONE} (\\d{4})$`), ["month", "day", ...timeParts(), "year"]],
]

function timeParts(): string[] {
  return ["hour", "minute", "second", "fraction", "half", "zone"]
}

type Parts = Partial<Record<"year" | "month" | "day" | "hour" | "minute" | "second" | "fraction" | "half" | "zone", string>>

/**
 * The time that a date in a format means. What is ambiguous is left out, not guessed, and the note says why: a time without a
 * zone, or a day that does not exist. @param written a text, or seconds or milliseconds since 1970. @param what its name, for
 * the note. @param now milliseconds since 1970.
 */
export function timeOf(written: unknown, what: string, now = Date.now()): Time {
  const text = typeof written === "number" ? String(written) : written
  if (typeof text !== "string" || text.trim() === "") return {}
  const { instant, note } = momentOf(text.trim())
  const said = cut(text.trim(), 60)
  if (instant === undefined) return { note: `${what}: ${said} ${note}; left out` }
  if (NO_DATES.has(instant)) return { note: `${what}: ${said} is what programs write where they know none; left out` }
  if (note !== undefined) return { instant, note: `${what}: ${said} ${note}` }
  return new Date(instant).getTime() > now + AHEAD ? { instant, note: `${what}: ${said} is in the future` } : { instant }
}

function momentOf(text: string): Time {
  const exact = toInstant(text)
  if (exact !== null) return { instant: exact }
  if (/^\d{10}(?:\d{3})?$/.test(text)) {
    const instant = toInstant(new Date(Number(text.padEnd(13, "0"))).toISOString())
    return instant === null ? { note: "is no date" } : { instant }
  }
  const parts = partsOf(text)
  if (parts === undefined) return { note: "is no date that can be read" }
  const day = dayOf(parts)
  if (day === undefined) return { note: "is a day that no calendar has" }
  if (parts.hour === undefined) return { instant: `${day}T00:00:00.000Z`, note: "names a day; kept as its midnight in UTC" }
  if (parts.zone === undefined) return { note: "has no time zone, so it is no moment" }
  const offset = offsetOf(parts.zone)
  if (offset === undefined) return { note: `has a time zone that is not known, ${parts.zone.toUpperCase()}` }
  const clock = clockOf(parts)
  const instant = clock === undefined ? null : toInstant(`${day}T${clock}${offset}`)
  return instant === null ? { note: "is a time that no clock shows" } : { instant }
}

/** The parts of a date in one of the known notations; names of weekdays are ignored. */
function partsOf(text: string): Parts | undefined {
  const line = inLatin(text)
    .toLowerCase()
    .replace(/^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,? +/, "")
    .replace(/(\d)(?:st|nd|rd|th)\b/, "$1")
    .replace(/[,،\s]+/g, " ")
    .trim()
  for (const [order, names] of ORDERS) {
    const match = order.exec(line)
    if (match)
      return Object.fromEntries(names.map((name, index) => [name, match[index + 1]]).filter(([name, part]) => name && part))
  }
  return undefined
}

/** Arabic digits and names of months in Latin letters; names of weekdays are removed. */
function inLatin(text: string): string {
  const digits = text.replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
  return digits.replace(/\p{Script=Arabic}+(?: \p{Script=Arabic}+)?/gu, (words) => {
    const folded = words.split(" ").map(fold)
    for (const index of folded.keys()) {
      const name = monthNameAt(folded, index)
      if (name?.calendar === "GREGORIAN") return MONTHS[name.month - 1] as string
    }
    return ""
  })
}

/** Such as 2026-03-03; undefined for a day that does not exist. */
function dayOf({ year = "", month = "", day = "" }: Parts): string | undefined {
  const named = Math.max(MONTHS.indexOf(month.slice(0, 4) === "sept" ? "sep" : month), FULL_MONTHS.indexOf(month)) + 1
  const number = /^\d/.test(month) ? Number(month) : named
  const century = year.length === 2 ? (Number(year) < 50 ? "20" : "19") : ""
  const written = `${century}${year}-${String(number).padStart(2, "0")}-${day.padStart(2, "0")}`
  return toInstant(`${written}T00:00:00Z`) === null ? undefined : written
}

function clockOf({ hour = "", minute, second = "00", fraction, half }: Parts): string | undefined {
  const number = Number(hour)
  if (half !== undefined && (number < 1 || number > 12)) return undefined
  const full = half === undefined ? number : (number % 12) + (half === "p" ? 12 : 0)
  return `${String(full).padStart(2, "0")}:${minute}:${second}${fraction === undefined ? "" : `.${fraction}`}`
}

/** Such as +03:00. */
function offsetOf(zone: string): string | undefined {
  const named = ZONES[zone]
  const [, sign, hours = "", minutes = "00"] = /([+-])(\d\d?):?(\d\d)?$/.exec(zone) ?? []
  const inMinutes = named === undefined ? Number(hours) * 60 + Number(minutes) : Math.abs(named) * 60
  if ((named === undefined && sign === undefined) || inMinutes > 14 * 60 || Number(minutes) > 59) return undefined
  const two = (value: number) => String(value).padStart(2, "0")
  return `${sign === "-" || (named ?? 0) < 0 ? "-" : "+"}${two(Math.floor(inMinutes / 60))}:${two(inMinutes % 60)}`
}
