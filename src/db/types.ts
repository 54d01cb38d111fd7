import pg from "pg"

const PARTS = /^(\d{4,})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)(?:\.(\d+))?([+-])(\d\d)(?::(\d\d))?(?::(\d\d))?( BC)?$/

/**
 * Converts PostgreSQL's text for a timestamptz to RFC 3339 in UTC with milliseconds; `null` for -infinity, infinity, and years
 * outside of 1 to 9999, which RFC 3339 cannot express. Sessions in UTC, the usual case, need no Date.
 */
export function toRfc3339(text: string): string | null {
  if (text.endsWith("infinity")) return null
  if (!text.endsWith("+00") || text[4] !== "-") return convert(text)
  const milliseconds = text.length > 22 ? text.slice(20, -3).padEnd(3, "0").slice(0, 3) : "000"
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${milliseconds}Z`
}

/**
 * For sessions in other zones. `new Date(text)` understands neither offsets with seconds nor BC, and reads the year 50 as 1950.
 */
function convert(text: string): string | null {
  const parts = PARTS.exec(text)
  if (!parts) throw new Error(`Expected a timestamptz in the style ISO, got ${text}.`)
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  const [offsetHours, offsetMinutes, offsetSeconds] = parts.slice(9, 12).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
  ]
  const offset = (offsetHours * 3_600 + offsetMinutes * 60 + offsetSeconds) * (parts[8] === "-" ? -1 : 1)
  const date = new Date(0)
  date.setUTCFullYear(parts[12] ? 1 - year : year, month - 1, day)
  date.setUTCHours(hour, minute, second - offset, Number((parts[7] ?? "").padEnd(3, "0").slice(0, 3)))
  const instant = Number.isNaN(date.getTime()) ? "" : date.toISOString()
  return /^(?!0000)\d/.test(instant) ? instant : null
}

// bigint stays text, as ids are; counts are cast to int in their statements.
const { TIMESTAMPTZ } = pg.types.builtins
export const typeParsers = {
  getTypeParser(oid: number, format?: "text" | "binary") {
    return oid === TIMESTAMPTZ ? toRfc3339 : pg.types.getTypeParser(oid, format as "text")
  },
} as pg.CustomTypesConfig
