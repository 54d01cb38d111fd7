import { hash } from "node:crypto"

/** Addresses whose versions are remembered; the one that was asked for longest ago is forgotten first. */
const MOST = 10_000

export interface Seen {
  /** For `last-modified`; null in the version's first second, which a date could not tell from the one before. */
  readonly lastModified: Date | null
  /** Whether a client that has what stood there at that time has this version. */
  isKnownTo(ifModifiedSince: string | null): boolean
}

/**
 * Remembers since when this process has seen the version of each address that it answers with now. No table says when an article was
 * changed, and its publication stays what it was when it is corrected, so this is the one date that is never too early: a client that
 * asks by it gets either "not modified", truly, or the whole. @param now milliseconds.
 */
export function seenSince(now: () => number = Date.now) {
  const versions = new Map<string, { version: string; since: number }>()
  return (address: string, version: string): Seen => {
    // A client may call the server by any name, of any length.
    const key = hash("sha256", address, "base64url")
    const known = versions.get(key)
    const current = known?.version === version ? known : { version, since: now() }
    versions.delete(key)
    versions.set(key, current)
    if (versions.size > MOST) versions.delete(versions.keys().next().value as string)
    // HTTP's dates have whole seconds: the next one is the first that is surely behind any other version.
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
