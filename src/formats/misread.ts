import { isUtf8 } from "node:buffer"
import { type Decoded, nearlyUtf8, readsAsArabic } from "./charset.ts"
import type { Incoming } from "./incoming.ts"

// Texts that a program before us read in a wrong encoding and then saved in UTF-8: Arabic stands there as "Ø§Ù„" or "ÇáÓáÇã".

/** The bytes of windows-1252 for what it has beyond Latin 1. */
const BYTES = new Map(
  [...new TextDecoder("windows-1252").decode(Uint8Array.from({ length: 128 }, (_, index) => index + 128))].map(
    (sign, index) => [sign, index + 128],
  ),
)

/** The document with its Arabic as it was, where all that is beyond ASCII in it was misread; with a line for the report. */
export function withoutMisreading(incoming: Incoming): Incoming {
  if ("text" in incoming.body) return incoming
  const texts = [incoming.headline ?? "", ...incoming.body.blocks.map(({ text }) => text)].join("\n")
  const encoding = misreadAs(texts)
  if (encoding === null) return incoming
  const { headline, summary, body, publisher, people, subjects } = incoming
  const read = <Text extends string | undefined>(text: Text): Text =>
    text === undefined ? text : (reread(text, encoding) as Text)
  const named = <Named extends { readonly name?: string }>(item: Named): Named =>
    item.name === undefined ? item : { ...item, name: read(item.name) }
  return {
    ...incoming,
    ...(headline === undefined ? {} : { headline: read(headline) }),
    ...(summary === undefined ? {} : { summary: read(summary) }),
    ...(publisher === undefined ? {} : { publisher: named(publisher) }),
    body: { blocks: body.blocks.map(({ kind, text }) => ({ kind, text: read(text) })) },
    people: people.map(named),
    subjects: subjects.map(named),
    notes: [...incoming.notes, `its letters were read as windows-1252 before they came here; read again as ${encoding}`],
  }
}

/**
 * The text of a whole file likewise, where all of it is UTF-8 then: control characters among the letters are still there, which are lost
 * from its parts. Other encodings are looked for in each document, since one file may have several.
 */
export function withoutMisreadingAtAll({ text, notes }: Decoded): Decoded {
  if (misreadAs(text) !== "utf-8" || !isUtf8(bytesOf(text))) return { text, notes }
  const note = "its letters were read as windows-1252 before they came here; read again as utf-8"
  return { text: reread(text, "utf-8"), notes: [...notes, note] }
}

/** The encoding in which a text should have been read, where it was read as windows-1252 and is Arabic. */
function misreadAs(text: string): "utf-8" | "windows-1256" | null {
  const beyond = text.match(/\P{ASCII}/gu) ?? []
  if (beyond.length < 6 || beyond.some((sign) => !BYTES.has(sign) && !/^[\u0080-\u00ff]$/.test(sign))) return null
  const bytes = bytesOf(text)
  // Control characters among the letters are lost on the way, so that a few letters are broken.
  const read = isUtf8(bytes) ? new TextDecoder().decode(bytes) : nearlyUtf8(bytes)?.text
  if (read !== undefined && readsAsArabic(read)) return "utf-8"
  return readsAsArabic(new TextDecoder("windows-1256").decode(bytes)) ? "windows-1256" : null
}

function reread(text: string, encoding: "utf-8" | "windows-1256"): string {
  const isWhole = [...text].every((sign) => sign <= "\u007f" || BYTES.has(sign) || /^[\u0080-\u00ff]$/.test(sign))
  return isWhole ? new TextDecoder(encoding).decode(bytesOf(text)) : text
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from([...text], (sign) => BYTES.get(sign) ?? sign.charCodeAt(0) & 0xff)
}
