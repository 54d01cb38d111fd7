import { toInstant } from "../db/instant.ts"

/** RFC 2822 as feeds write it, with a zone; names of days are of no account. */
const RFC2822 =
  /^(?:[a-z]{3,9},?\s+)?\d{1,2}\s+[a-z]{3,9}\s+\d{4}\s+\d{1,2}:\d\d(?::\d\d)?\s+(?:[+-]\d{4}|utc?|gmt|z|[ecmp][sd]t)$/i

export interface Time {
  readonly instant?: string
  readonly note?: string
}

/** The moment that a format's date stands for. What cannot be told is left out rather than guessed: a time without a zone is no moment. */
export function timeOf(written: unknown, what: string): Time {
  if (typeof written !== "string" || written.trim() === "") return {}
  const text = written.trim()
  const exact = toInstant(text) ?? toInstant(text.replace(/^(\S+) (?=\d\d:)/, "$1T").replace(/([+-]\d\d)(\d\d)$/, "$1:$2"))
  if (exact !== null) return { instant: exact }
  if (RFC2822.test(text)) {
    const date = new Date(text)
    const instant = Number.isNaN(date.getTime()) ? null : toInstant(date.toISOString())
    if (instant !== null) return { instant }
  }
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? toInstant(`${text}T00:00:00Z`) : null
  if (day !== null) return { instant: day, note: `${what}: ${text} names a day; kept as its midnight in UTC` }
  const minutes = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)(Z|[+-]\d\d:\d\d)$/.exec(text)
  const full = minutes && toInstant(`${minutes[1]}:00${minutes[2]}`)
  if (full) return { instant: full }
  return { note: `${what}: ${text.slice(0, 60)} is no moment with a time zone; left out` }
}
