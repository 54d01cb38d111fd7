/** After the last month that a DateTime can express. */
const LAST_MOMENT = "9999-12-31T23:59:59.999Z"

/** The first moment of a month, given as `2021-03`, and that of the next one, in UTC. */
export function monthOf(month: string): { from: string; until: string } {
  const from = `${month}-01T00:00:00.000Z`
  const next = new Date(from)
  next.setUTCMonth(next.getUTCMonth() + 1)
  return { from, until: next.getUTCFullYear() > 9999 ? LAST_MOMENT : next.toISOString() }
}
