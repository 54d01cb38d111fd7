// Two addresses are the same if they differ only in http or https, "www.", a slash at the end, and parameters that say how a
// reader came there.

/** Parameters for tracking, which do not change what is shown. */
const TRACKING =
  /^(?:utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_[ce]id|_hsenc|_hsmi|mkt_tok|vero_id|oly_\w+_id|at_(?:medium|campaign|custom\d|link\w*|format|bbc\w*|ptr\w*)|ns_(?:mchannel|source|campaign|linkname|fee)|cmp(?:id)?|ocid|ito|s_cid|smid|smtyp|xtor|ref_src|ref_url|__twitter_impression|traffic_source|maca)$/i

/** The address without tracking parameters and fragment; otherwise unchanged. */
export function withoutTracking(address: string): string {
  const [whole, fragment = ""] = splitAt(address, "#")
  const [page, query] = splitAt(whole, "?")
  const parameters = query?.split("&").filter((part) => part !== "" && !TRACKING.test(part.split("=")[0] ?? ""))
  // Some sites identify pages with "#!".
  const kept = fragment.startsWith("!") ? `#${fragment}` : ""
  return `${page}${parameters && parameters.length > 0 ? `?${parameters.join("&")}` : ""}${kept}`
}

/** A key that all notations of an address share: host, path and query. @param address http or https. */
export function sameAddressKey(address: string): string {
  const { hostname, port, pathname, search, hash } = new URL(withoutTracking(address))
  const path = pathname.replace(/(?<!\/)\/+$/, "")
  return `${hostname.replace(/^www\./, "")}${port ? `:${port}` : ""}${path}${search}${hash}`.normalize("NFC")
}

/** The notations in which an address may be stored, itself included. */
export function spellingsOf(address: string): string[] {
  const bare = withoutTracking(address)
  const spellings = new Set<string>([address, bare])
  for (const written of [bare, new URL(bare).href, decoded(bare)]) {
    const [page, query] = splitAt(written, "?")
    const rest = page.replace(/^https?:\/\/(?:www\.)?/i, "").replace(/(?<!\/)\/+$/, "")
    for (const start of ["https://", "http://", "https://www.", "http://www."])
      for (const end of ["", "/"]) spellings.add(`${start}${rest}${end}${query === undefined ? "" : `?${query}`}`)
  }
  return [...spellings]
}

function splitAt(text: string, sign: string): [string, string | undefined] {
  const at = text.indexOf(sign)
  return at === -1 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)]
}

/** The address with its letters decoded. */
function decoded(address: string): string {
  try {
    return decodeURI(address).replace(/\s/g, encodeURIComponent)
  } catch {
    return address
  }
}
