import { isUtf8 } from "node:buffer"
import { wideEncoding } from "./bytes.ts"

export interface Decoded {
  readonly text: string
  /** What the declaration had wrong, for the report. */
  readonly notes: string[]
}

const IN_XML = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/i
const META = /<meta\s[^<>]*/gi
const IN_META = /charset\s*=[\s"']*([\w.:-]+)/i

/**
 * The text of markup or JSON. A BOM decides, then whether the bytes are UTF-8, whatever they are declared to be: text in another
 * encoding is almost never valid UTF-8 by chance. What is left is what it is declared to be or, where that cannot be, windows-1256 if
 * it then reads as Arabic, else windows-1252, as browsers take it.
 */
export function decodeMarkup(bytes: Uint8Array): Decoded {
  const wide = wideEncoding(bytes)
  if (wide?.startsWith("UTF-16"))
    return { text: decode(bytes, wide === "UTF-16BE" || isBigEndian(bytes) ? "utf-16be" : "utf-16le"), notes: [] }
  const head = decode(bytes.subarray(0, 4_096), "latin1")
  const declared = declaredIn(head)
  const encoding = declared === undefined ? undefined : encodingOf(declared)
  if (isUtf8(bytes)) {
    const wrong = declared !== undefined && encoding !== "utf-8" && /\P{ASCII}/u.test(decode(bytes, "latin1"))
    return {
      text: decode(bytes, "utf-8"),
      notes: wrong ? [`declared as ${declared}, but it is UTF-8 and was read as that`] : [],
    }
  }
  if (encoding && encoding !== "utf-8" && !encoding.startsWith("utf-16")) return { text: decode(bytes, encoding), notes: [] }
  const arabic = decode(bytes, "windows-1256")
  const guessed = readsAsArabic(arabic) ? "windows-1256" : "windows-1252"
  const said = declared === undefined ? "no encoding is declared" : `declared as ${declared}, which it is not`
  return { text: guessed === "windows-1256" ? arabic : decode(bytes, guessed), notes: [`${said}; read as ${guessed}`] }
}

function declaredIn(head: string): string | undefined {
  const inXml = IN_XML.exec(head)?.[1]
  if (inXml !== undefined) return inXml
  return (head.match(META) ?? []).map((meta) => IN_META.exec(meta)?.[1]).find((label) => label !== undefined)
}

function decode(bytes: Uint8Array, label: string): string {
  return new TextDecoder(label).decode(bytes)
}

function isBigEndian(bytes: Uint8Array): boolean {
  return bytes[0] === 0xfe && bytes[1] === 0xff
}

/** The standard's name for a label; undefined for none that it knows. */
function encodingOf(label: string): string | undefined {
  try {
    return new TextDecoder(label).encoding
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** windows-1256 has Arabic and French letters in the places where windows-1252 has its accents. */
function readsAsArabic(text: string): boolean {
  const beyond = text.match(/\P{ASCII}/gu)?.length ?? 0
  return (text.match(/[\u0620-\u0652\u060c\u061b\u061f]/g)?.length ?? 0) > beyond * 0.7
}
