import { hash } from "node:crypto"

/**
 * A URI that is the same for ever and on every server: a UUID of version 8 (RFC 9562), made of the SHA-256 of kind and slug.
 * For formats that require a global identifier, when no other system gave one.
 */
export function urnOf(kind: string, slug: string): string {
  const digits = hash("sha256", `isnad:${kind}:${slug}`, "hex")
  const variant = "89ab"[Number.parseInt(digits[16] as string, 16) & 3]
  const groups = [digits.slice(0, 8), digits.slice(8, 12), `8${digits.slice(13, 16)}`, `${variant}${digits.slice(17, 20)}`]
  return `urn:uuid:${groups.join("-")}-${digits.slice(20, 32)}`
}

/** The schemes of external ids that are URIs and identify the article; the first one is preferred. */
const NAMING_SCHEMES = ["ninjs", "guid"]

/** The identifier of an article: the URI from the system that it came from, or else one made here. */
export function articleUri({
  slug,
  externalIds,
}: {
  slug: string
  externalIds: readonly { scheme: string; value: string }[]
}): string {
  for (const scheme of NAMING_SCHEMES) {
    const found = externalIds.find((id) => id.scheme === scheme && isUri(id.value))
    if (found) return found.value
  }
  return urnOf("article", slug)
}

/** Whether a text is an absolute URI (RFC 3986): ASCII alone, with a scheme. */
export function isUri(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:[!#$%&'()*+,./0-9:;=?@A-Z[\]_a-z~-]+$/i.test(text) && URL.canParse(text)
}
