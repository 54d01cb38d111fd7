import { hash } from "node:crypto"

/** How many addresses are remembered; the one that was not asked for the longest is removed first. */
const MOST = 10_000

export interface Seen {
  /**
   * For `last-modified`. Null during the version's first second: a date with whole seconds could not tell it from the version
   * before.
   */
  readonly lastModified: Date | null
  /** Whether a client that last loaded the address at that time has this version. */
  isKnownTo(ifModifiedSince: string | null): boolean
}

/**
 * Remembers since when this process has seen the current version of each address. A feed changes with any of its articles, and
 * the date of publication stays when an article is corrected, so this is the one date that is never too early: a client that
 * asks with it gets a true "not modified", or the whole answer. @param now milliseconds.
 */
export function seenSince(now: () => number = Date.now) {
  const versions = new Map<string, { version: string; since: number }>()
  return (address: string, version: string): Seen => {
    // Hashed, since a client may use any name for the server, of any length.
    const key = hash("sha256", address, "base64url")
    const known = versions.get(key)
    const current = known?.version === version ? known : { version, since: now() }
    versions.delete(key)
    versions.set(key, current)
    if (versions.size > MOST) versions.delete(versions.keys().next().value as string)
    // HTTP dates have whole seconds; the next one is the first that is surely later than any other version.
    const since = Math.ceil((current.since + 1) / 1_000) * 1_000
    return {
      lastModified: since <= now() ? new Date(since) : null,
      isKnownTo(ifModifiedSince) {
        const asked = ifModifiedSince === null ? Number.NaN : Date.parse(ifModifiedSince)
        return since <= now() && asked >= since
      },
    }
  }
}
