import { isUtf8 } from "node:buffer"
import { wideEncoding } from "./bytes.ts"

export interface Decoded {
  readonly text: string
  /** What was wrong with the declared encoding, for the report. */
  readonly notes: string[]
}

const IN_XML = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/i
const META = /<meta\s[^<>]*/gi
const IN_META = /charset\s*=[\s"']*([\w.:-]+)/i

// Encodings that pages often declare wrongly, because their software does so by default.
const LATIN = new Set(["windows-1252", "iso-8859-2", "iso-8859-15", "windows-1254", "windows-1250", "macintosh"])
const ARABIC = ["windows-1256", "iso-8859-6"] as const

/**
 * The text of markup or JSON. A BOM decides first; then whether the bytes are UTF-8 (all, or nearly all of them), whatever is
 * declared, since text in another encoding is almost never valid UTF-8 by chance. Otherwise the declared encoding is used,
 * unless the bytes read as Arabic and the declaration is Latin or missing. If the declaration is impossible: windows-1252, as
 * in browsers.
 */
export function decodeMarkup(bytes: Uint8Array): Decoded {
  const wide = wideEncoding(bytes)
  if (wide?.startsWith("UTF-16"))
    return { text: decode(bytes, wide === "UTF-16BE" || isBigEndian(bytes) ? "utf-16be" : "utf-16le"), notes: [] }
  const head = decode(bytes.subarray(0, 16_384), "latin1")
  const declared = declaredIn(head)
  const encoding = declared === undefined ? undefined : encodingOf(declared)
  if (isUtf8(bytes)) {
    const wrong = declared !== undefined && encoding !== "utf-8" && /\P{ASCII}/u.test(decode(bytes, "latin1"))
    return {
      text: decode(bytes, "utf-8"),
      notes: wrong ? [`declared as ${declared}, but it is UTF-8 and was read as that`] : [],
    }
  }
  const nearly = nearlyUtf8(bytes)
  if (nearly !== null) return nearly
  const arabic = arabicIn(bytes)
  const isLatin = encoding === undefined || LATIN.has(encoding) || encoding === "iso-8859-6"
  const said = declared === undefined ? "no encoding is declared" : `declared as ${declared}, which it is not`
  if (encoding === "windows-1256" || (encoding && !isLatin && encoding !== "utf-8" && !encoding.startsWith("utf-16")))
    return { text: decode(bytes, encoding), notes: [] }
  if (arabic !== null)
    return { text: arabic.text, notes: arabic.encoding === encoding ? [] : [`${said}; read as ${arabic.encoding}`] }
  if (encoding && encoding !== "utf-8" && !encoding.startsWith("utf-16")) return { text: decode(bytes, encoding), notes: [] }
  return { text: decode(bytes, "windows-1252"), notes: [`${said}; read as windows-1252`] }
}

/**
 * The text of bytes that are UTF-8 but for a few, as in a file that was cut inside a letter; null for others. Broken parts
 * become U+FFFD.
 */
export function nearlyUtf8(bytes: Uint8Array): Decoded | null {
  const text = decode(bytes, "utf-8")
  const broken = (text.match(/\ufffd/g) ?? []).length
  const whole = (text.match(/[^\p{ASCII}\ufffd]/gu) ?? []).length
  if (broken === 0 || whole < broken * 3) return null
  const line = text.slice(0, text.indexOf("\ufffd")).split("\n").length
  const signs = broken === 1 ? "a broken letter" : `${broken} broken letters`
  return { text, notes: [`UTF-8 with ${signs}, the first on line ${line}, shown as \ufffd`] }
}

/** The text of bytes that read as Arabic in one of its single-byte encodings. */
function arabicIn(bytes: Uint8Array): { text: string; encoding: string } | null {
  const read = ARABIC.map((encoding) => ({ encoding, text: decode(bytes, encoding) })).filter(({ text }) => readsAsArabic(text))
  const [first, second] = read.toSorted((a, b) => articlesIn(b.text) - articlesIn(a.text))
  return (second && articlesIn(second.text) === articlesIn(first?.text ?? "") ? read[0] : first) ?? null
}

/** How many words begin with the article, which every Arabic text has. */
function articlesIn(text: string): number {
  return text.match(/(?<![\u0620-\u0652])[\u0648\u0628\u0643\u0641]?\u0627\u0644(?=[\u0620-\u064a])/g)?.length ?? 0
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

/** The standard's name of an encoding's label; undefined for an unknown one. */
function encodingOf(label: string): string | undefined {
  try {
    return new TextDecoder(label).encoding
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/**
 * Whether a decoded text is Arabic: nearly all letters beyond ASCII are Arabic and form words of their own. If accented Latin
 * was misread, Arabic letters would be among Latin ones; other alphabets would give words without the article.
 */
export function readsAsArabic(text: string): boolean {
  const beyond = text.match(/[^\p{ASCII}\s]/gu)?.length ?? 0
  const runs = text.match(/[\p{Script=Latin}\u0620-\u0652]+/gu) ?? []
  const pure = runs.filter((run) => /^[\u0620-\u0652]{2,}$/.test(run))
  const letters = pure.reduce((sum, run) => sum + run.length, 0)
  return letters > beyond * 0.7 && (pure.length < 12 || articlesIn(text) > 0)
}
