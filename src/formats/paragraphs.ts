import { bullet, headingMarks, isHeading } from "../text/headings.ts"
import { scriptOf } from "../text/language.ts"

/** A paragraph or section heading, trimmed and without layout marks. */
export type Block = { kind: "HEADING" | "PARAGRAPH"; text: string }

const WIDEST_WRAP = 200

/**
 * The paragraphs and headings of a body (with "\n" as line ends), in any of these layouts: paragraphs joined by "., "; each
 * paragraph on one line; wrapped lines, which are joined with spaces, and blank lines between paragraphs. Headings are lines
 * "## heading", and short lines without a full stop before another block.
 */
export function splitParagraphs(body: string): Block[] {
  const groups = body
    .split(/\n[^\S\n]*\n/)
    .map((group) => group.split("\n").map((line) => line.trim()))
    .map((lines) => lines.filter((line) => line !== ""))
    .filter((lines) => lines.length > 0)
  const wrapped = isWrapped(groups)
  const runTogether = isRunTogether(body)
  const texts = groups
    .flatMap((lines) => (wrapped ? unwrap(lines) : lines))
    .flatMap((text) => (runTogether ? separate(text) : [text]))
  return texts.map((text, index) => ({
    kind: isHeading(text, index + 1 < texts.length) ? "HEADING" : "PARAGRAPH",
    text: index + 1 === texts.length ? withoutLastArtefact(text.replace(headingMarks, "")) : text.replace(headingMarks, ""),
  }))
}

// Whether lines were wrapped. Wrapped lines break anywhere; lines that are whole paragraphs end with a full stop, or are longer
// than anybody wraps.
function isWrapped(groups: string[][]): boolean {
  const inner = groups.flatMap((lines) => lines.slice(0, -1))
  if (inner.length === 0) return false
  if (groups.some((lines) => lines.some((line) => line.length > WIDEST_WRAP))) return false
  const stops = inner.filter((line) => /[.!?؟…۔][\s"”»’')\]]*$/.test(line)).length
  return stops < inner.length * 0.4
}

function unwrap(lines: string[]): string[] {
  const paragraphs: string[] = []
  let open = false
  for (const line of lines) {
    const alone = headingMarks.test(line)
    if (open && !alone && !bullet.test(line)) paragraphs[paragraphs.length - 1] += ` ${line}`
    else paragraphs.push(line)
    open = !alone
  }
  return paragraphs
}

// Where paragraphs were joined with ", ". In Arabic an ASCII comma behind a full stop has no other meaning. In Latin script
// "Inc., " is ordinary, so the next word must have a capital and the one before must be longer than an abbreviation.
const arabicSeam = /(?<=[.!?؟…۔]["”»]?), +(?=\P{Ll})/u
const latinSeam = /(?<=[\p{L}\p{N}]{5,}[.!?]["”]?), +(?=["“]?\p{Lu})/u

function seamOf(text: string): RegExp {
  return scriptOf(text) === "Arab" ? arabicSeam : latinSeam
}

function isRunTogether(body: string): boolean {
  return seamOf(body).test(body)
}

function separate(text: string): string[] {
  return text
    .split(seamOf(text))
    .map((part) => part.trim())
    .filter((part) => part !== "")
}

// The same mistake at a document's end: a second full stop.
function withoutLastArtefact(text: string): string {
  return text.replace(/(?<!\.)\.(?:\.|,)$/, ".")
}
