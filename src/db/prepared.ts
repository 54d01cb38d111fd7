/** Named statements cost server memory on every connection, and filters make many shapes: past this, statements go unnamed. */
const MOST_NAMES = 1_000
/**
 * How long names are given out before others may take their places. Who sends a thousand shapes of filters would else leave all others
 * without names until the server starts anew. No connection lasts longer (src/db/pools.ts), so none holds many more than these.
 */
export const NAMES_SECONDS = 600

/**
 * Gives a short name to each statement, the same for the same text, so that `pg` prepares it once on each connection; `undefined` past
 * the bound. @param now milliseconds.
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
    // No name comes twice: a connection that lasts still knows the old one by another text.
    const name = `isnad_${given++}`
    names.set(text, name)
    return name
  }
}
