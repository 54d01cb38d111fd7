import { isUtf8 } from "node:buffer"
import { Failure } from "../../failure.ts"
import { binaryFormat, countControls, wideEncoding } from "../bytes.ts"
import { type Decoded, nearlyUtf8, readsAsArabic } from "../charset.ts"
import { type Block, splitParagraphs } from "../paragraphs.ts"
import { deriveHeadline } from "./derive-headline.ts"

/** A part of a body: its UTF-16 units [start, end), without white space at either end. */
export type PlainParagraph = { kind: "HEADING" | "PARAGRAPH"; start: number; end: number }

/** The parts of a document. `body` has its paragraphs with one blank line ("\n\n") between them. */
export type PlainDocument = { headline: string; headlineDerived: boolean; body: string; paragraphs: PlainParagraph[] }

const MEGABYTE = 1024 * 1024
const LIMIT = 5 * MEGABYTE

/**
 * The text of a file, which must be UTF-8 but for a few broken letters; a BOM is removed. @param name the file's name for
 * messages. @throws Failure INVALID_CONTENT if the file is empty, blank, over 5 MB, binary or not UTF-8.
 */
export function decodeText(bytes: Uint8Array, name: string): string {
  return decodePlainText(bytes, name).text
}

/** The same, with notes on what was broken. */
export function decodePlainText(bytes: Uint8Array, name: string): Decoded {
  if (bytes.length === 0) throw refused(name, "it is empty (0 bytes)", "Check that the file was saved.")
  if (bytes.length > LIMIT) {
    const size = (bytes.length / MEGABYTE).toFixed(1)
    throw refused(name, `it has ${size} MB, and 5 MB is the most`, "Split it into one file for each article.")
  }
  const encoding = wideEncoding(bytes)
  if (encoding) throw refused(name, `it is ${encoding}`, converting(encoding, name))
  const format = binaryFormat(bytes)
  if (format) throw refused(name, "it is binary", `It looks like ${format}.`)
  const controls = countControls(bytes)
  if (controls.nul > 0 || controls.other > bytes.length * 0.02 + 2) {
    const found = controls.nul > 0 ? `NUL bytes: ${controls.nul}` : `control characters: ${controls.other}`
    throw refused(name, `it is binary (${found})`, "Give the article as a text file.")
  }
  const decoded = isUtf8(bytes) ? { text: new TextDecoder().decode(bytes), notes: [] } : nearlyUtf8(bytes)
  if (decoded === null) {
    const isArabic = readsAsArabic(new TextDecoder("windows-1256").decode(bytes))
    const encoding = isArabic ? "WINDOWS-1256" : "WINDOWS-1252"
    throw refused(name, `its bytes are not UTF-8, perhaps ${encoding.toLowerCase()}`, converting(encoding, name))
  }
  if (!/[\p{L}\p{N}]/u.test(decoded.text)) throw refused(name, "it has no letters or digits", "Check that the file was saved.")
  return decoded
}

function refused(name: string, problem: string, remedy: string): Failure {
  return new Failure("INVALID_CONTENT", `${name}: expected an article as UTF-8 text, but ${problem}. ${remedy}`)
}

function converting(encoding: string, name: string): string {
  const quoted = `'${name.replaceAll("'", "'\\''")}'`
  return `Convert it with: iconv -f ${encoding} -t UTF-8 ${quoted} > converted.txt`
}

const HEADLINE_LENGTH = 160

/**
 * The headline, body and paragraphs of a plain-text article. The headline is a line that begins with "# ", or a first line
 * without a full stop that is set apart from the body. Without one (or with just "." in its place) it is derived from the
 * opening words. Line ends may be "\n", "\r\n" or "\r". Never throws: a text without letters gives empty parts.
 */
export function parsePlainText(text: string): PlainDocument {
  const lines = text
    .replace(/^\uFEFF/, "")
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n")
    .split("\n")
  const first = lines.findIndex((line) => line.trim() !== "")
  const opening = lines[first]?.trim() ?? ""
  const rest = lines.slice(first + 1).join("\n")
  if (!/[\p{L}\p{N}]/u.test(opening)) return derived(splitParagraphs(rest))
  const given = headlineOf(opening, lines.slice(first + 1))
  const blocks = splitParagraphs(withoutLabels(given === undefined ? lines.slice(first).join("\n") : rest))
  return given === undefined ? derived(blocks) : assemble(given, false, blocks)
}

/** Some systems print a colon before each paragraph, whose label was removed. */
function withoutLabels(text: string): string {
  return text.replace(/^[^\S\n]{0,9}[:：][^\S\n]{1,9}/gm, "")
}

function headlineOf(opening: string, following: string[]): string | undefined {
  const hasBody = following.some((line) => line.trim() !== "")
  if (!hasBody) return undefined
  if (/^#\s+\S/.test(opening))
    return opening
      .replace(/^#\s+/, "")
      .replace(/(?<=\s)#+$/, "")
      .trimEnd()
  const open = opening.length <= HEADLINE_LENGTH && !/[.،,؛;:۔]$/.test(opening)
  if (!open) return undefined
  if (following[0]?.trim() === "") return opening
  // Without a blank line behind it, the first line is a headline only if it is much shorter than the following lines, and none
  // of these begins in the middle of a sentence.
  const lines = following.map((line) => line.trim()).filter((line) => line !== "")
  const [next = ""] = lines
  const isLong = next.length > HEADLINE_LENGTH && next.length > opening.length * 2
  const isClosed = /[.!?؟…۔][\s"”»]*$/.test(next) && next.length > opening.length * 1.3
  return isLong || (isClosed && lines.every((line) => /[.!?؟…۔][\s"”»]*$/.test(line))) ? opening : undefined
}

/** The document of a text without a headline. */
export function derived(blocks: readonly Block[]): PlainDocument {
  const opening = blocks.find((block) => block.kind === "PARAGRAPH") ?? blocks[0]
  return assemble(deriveHeadline(opening?.text ?? ""), true, blocks)
}

/** Makes a document; the body is its blocks with one blank line between them. */
export function assemble(headline: string, headlineDerived: boolean, blocks: readonly Block[]): PlainDocument {
  let at = 0
  const paragraphs = blocks.map(({ kind, text }) => {
    const start = at
    at += text.length + 2
    return { kind, start, end: start + text.length }
  })
  return { headline, headlineDerived, body: blocks.map((block) => block.text).join("\n\n"), paragraphs }
}
