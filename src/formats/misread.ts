import { isUtf8 } from "node:buffer"
import { type Decoded, nearlyUtf8, readsAsArabic } from "./charset.ts"
import type { Incoming } from "./incoming.ts"

// Repairs texts that another program read in a wrong encoding and then saved as UTF-8: Arabic became "Ø§Ù„" or "ÇáÓáÇã".

/** The windows-1252 bytes of characters that Latin 1 does not have. */
const BYTES = new Map(
  [...new TextDecoder("windows-1252").decode(Uint8Array.from({ length: 128 }, (_, index) => index + 128))].map(
    (sign, index) => [sign, index + 128],
  ),
)

/** Repairs a document if all of its characters beyond ASCII were misread, and adds a line to the report. */
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
 * Repairs a whole file, if all of it was UTF-8. This is done first for whole files, because they still have control characters
 * that documents lose. Other encodings are repaired for each document, since a file may have several.
 */
export function withoutMisreadingAtAll({ text, notes }: Decoded): Decoded {
  if (misreadAs(text) !== "utf-8" || !isUtf8(bytesOf(text))) return { text, notes }
  const note = "its letters were read as windows-1252 before they came here; read again as utf-8"
  return { text: reread(text, "utf-8"), notes: [...notes, note] }
}

/** The encoding in which a text should have been read that was read as windows-1252, if that gives Arabic; else null. */
function misreadAs(text: string): "utf-8" | "windows-1256" | null {
  const beyond = text.match(/\P{ASCII}/gu) ?? []
  if (beyond.length < 6 || beyond.some((sign) => !BYTES.has(sign) && !/^[\u0080-\u00ff]$/.test(sign))) return null
  const bytes = bytesOf(text)
  // Some control characters may have been lost, so a few letters may be broken.
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
