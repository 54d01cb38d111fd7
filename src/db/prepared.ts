/**
 * How many statements are prepared by name. Named statements cost memory on every connection of the server, and filters have
 * many shapes; beyond this number, statements stay unnamed.
 */
const MOST_NAMES = 1_000
/**
 * After how many seconds names may go to other statements. Otherwise a client with a thousand different filters would leave all
 * others without names until the server restarts. Connections do not last longer than this (src/db/pools.ts), so none holds
 * many more names.
 */
export const NAMES_SECONDS = 600

/**
 * A function that gives a short name to each statement, the same for equal texts, so that `pg` prepares it once on each
 * connection; `undefined` beyond the limit. @param now milliseconds.
 */
export function statementNames(now: () => number = () => performance.now()): (text: string) => string | undefined {
  const names = new Map<string, string>()
  let since = now()
  let given = 0
  return (text) => {
    const known = names.get(text)
    if (known !== undefined) return known
    if (names.size >= MOST_NAMES) {
      if (now() - since < NAMES_SECONDS * 1_000) return undefined
      names.clear()
      since = now()
    }
    // A name is never used again: an older connection still has the other statement under it.
    const name = `isnad_${given++}`
    names.set(text, name)
    return name
  }
}
