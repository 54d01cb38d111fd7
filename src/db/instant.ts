const RFC3339 = /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/i

/**
 * An RFC 3339 time in UTC with milliseconds, from one of the years 1 to 9999; `null` for any other text, and for days that do
 * not exist.
 */
export function toInstant(text: string): string | null {
  if (!RFC3339.test(text)) return null
  const time = new Date(text)
  if (Number.isNaN(time.getTime())) return null
  const lastDay = new Date(Date.UTC(2000 + (Number(text.slice(0, 4)) % 400), Number(text.slice(5, 7)), 0)).getUTCDate()
  const instant = time.toISOString()
  return Number(text.slice(8, 10)) <= lastDay && /^(?!0000)\d/.test(instant) ? instant : null
}

/** Whether a text is exactly what `toInstant` returns. */
export function isInstant(text: string): boolean {
  return toInstant(text) === text
}
