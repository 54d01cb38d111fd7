import { isAddress, LONGEST_ADDRESS } from "../content/records/address.ts"
import { cut } from "../text/cut.ts"
import { textOf } from "./json-values.ts"

const SCHEME = /^[a-z][a-z0-9+.-]*:/i

/**
 * An address that an article may have: http or https, resolved against `base` if it is relative, with letters as they were
 * written; undefined for anything else. @param base an address; without one, relative addresses are refused.
 */
export function addressOf(value: unknown, base?: string): string | undefined {
  const text = textOf(value)?.replace(/\s+/g, "%20")
  if (text === undefined || text.length > LONGEST_ADDRESS) return undefined
  if (SCHEME.test(text)) return isAddress(text) ? text : undefined
  if (/^www\.[^/]+\./i.test(text)) return addressOf(`https://${text}`)
  if (base === undefined || !URL.canParse(text, base)) return undefined
  const { href } = new URL(text, base)
  return isAddress(href) && href.length <= LONGEST_ADDRESS ? readable(href, text, base) : undefined
}

/** An address, and a line for the report if there was one that cannot be used. */
export function addressIn(value: unknown, base?: string): { readonly address?: string; readonly note?: string } {
  const text = textOf(value)
  if (text === undefined) return {}
  const address = addressOf(text, base)
  if (address !== undefined) return { address }
  const wrong = SCHEME.test(text) ? "is none of http or https" : "is relative to none that is known"
  return {
    note: `address: ${cut(text, 80)} ${text.length > LONGEST_ADDRESS ? `has more than ${LONGEST_ADDRESS} characters` : wrong}; left out`,
  }
}

/** The first usable one of several addresses. Only if there is none, a note says what is wrong with them. */
export function firstAddress(values: readonly unknown[], base?: string): ReturnType<typeof addressIn> {
  const found = values.map((value) => addressIn(value, base))
  const note = found.find((one) => one.note !== undefined)?.note
  return found.find(({ address }) => address !== undefined) ?? (note === undefined ? {} : { note })
}

/** Keeps letters as they were written; a URL parser would percent-encode them. */
function readable(href: string, written: string, base: string): string {
  if (!/\P{ASCII}/u.test(written + base)) return href
  return href.replace(/(?:%[89a-f][0-9a-f])+/gi, (encoded) => {
    try {
      const letters = decodeURIComponent(encoded)
      return /[\s\p{C}]/u.test(letters) ? encoded : letters
    } catch {
      return encoded
    }
  })
}
