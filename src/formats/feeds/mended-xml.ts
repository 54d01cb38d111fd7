import { XMLValidator } from "fast-xml-parser"
import { Failure } from "../../failure.ts"

// Mends those flaws in a feed's XML that leave no doubt about what is meant, with a line in the report if words could be
// affected. All other flaws are refused.

/** Messages for the validator's error codes. */
const BROKEN: Record<string, string> = {
  InvalidTag: "a tag is not closed, closed by another, or has a name that can be none",
  InvalidXml: "a tag is not closed, or there is none",
  InvalidAttr: "an attribute has no value in quotation marks, or stands twice",
  InvalidChar: "a character stands where none may be",
  InvalidEntity: "an & is not written &amp;",
}

// What contains text that looks like markup but is none. Each ends at its first closing mark.
const WORDS: readonly (readonly [string, string])[] = [
  ["<![CDATA[", "]]>"],
  ["<!--", "-->"],
  ["<?", "?>"],
]
const BARE_AMPERSAND = /&(?!(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});)/gi

export interface MendedXml {
  readonly xml: string
  readonly notes: readonly string[]
}

/**
 * Makes well-formed XML without a document type from XML that may have blank lines before its declaration, bare ampersands, a
 * document type without entities, and text behind its end. @param root the name of its outermost element, as written. @throws
 * Failure INVALID_CONTENT with the line where it is broken.
 */
export function mendXml(markup: string, root: string, file: string): MendedXml {
  const blank = /^[\s\uFEFF]*/.exec(markup)?.[0] ?? ""
  const linesBefore = lineBreaks(blank)
  const parts = partsOf(markup.slice(blank.length))
  const end = endOfRoot(parts, root)
  if (end === undefined) {
    const last = linesBefore + lineBreaks(markup.slice(blank.length).trimEnd()) + 1
    throw new Failure(
      "INVALID_CONTENT",
      `${file}:${last}: expected a feed, but it is cut off here, on its last line, before </${root}>. Fetch it again, whole.`,
    )
  }
  const notes: string[] = []
  let ampersands = 0
  const mended = end.parts.map(({ text, isMarkup }) => {
    if (!isMarkup) return text
    if (/<!entity|<!doctype[^>[]*\[/i.test(text)) throw withEntities(file)
    return text
      .replace(/<!doctype[^>]*>/gi, (doctype) => doctype.replace(/[^\n]/g, ""))
      .replace(BARE_AMPERSAND, () => {
        ampersands++
        return "&amp;"
      })
  })
  if (ampersands > 0)
    notes.push(`${ampersands === 1 ? "an & that is" : `${ampersands} & that are`} not written &amp; in its XML, read as such`)
  if (/<(?:item|entry)[\s>]/i.test(end.behind))
    throw new Failure(
      "INVALID_CONTENT",
      `${file}: expected one feed, but behind its end stands another. Give them as two files.`,
    )
  const xml = mended.join("")
  const valid = XMLValidator.validate(xml, { allowBooleanAttributes: false })
  if (valid === true) return { xml, notes }
  const { line, code } = valid.err
  throw new Failure(
    "INVALID_CONTENT",
    `${file}:${line + linesBefore}: expected a feed, but its XML is broken here: ${BROKEN[code] ?? "it is none"}. Fetch it again, whole.`,
  )
}

function withEntities(file: string): Failure {
  return new Failure(
    "INVALID_CONTENT",
    `${file}: expected a feed without a document type of its own; entities that a document declares are not read.`,
  )
}

interface Part {
  readonly text: string
  /** Whether tags in it are tags: not in CDATA, comments and processing instructions. */
  readonly isMarkup: boolean
}

/** Divides a document into markup and the text that only looks like markup, in one pass. */
function partsOf(xml: string): Part[] {
  const parts: Part[] = []
  let at = 0
  for (let from = xml.indexOf("<"); from !== -1; from = xml.indexOf("<", from)) {
    const [open, close] = WORDS.find(([opening]) => xml.startsWith(opening, from)) ?? []
    if (open === undefined || close === undefined) {
      from++
      continue
    }
    const closed = xml.indexOf(close, from + open.length)
    // What is never closed is treated as markup, which the validator refuses.
    if (closed === -1) break
    if (from > at) parts.push({ text: xml.slice(at, from), isMarkup: true })
    at = closed + close.length
    parts.push({ text: xml.slice(from, at), isMarkup: false })
    from = at
  }
  if (at < xml.length) parts.push({ text: xml.slice(at), isMarkup: true })
  return parts
}

/** The document up to the end of its outermost element, and what follows that. */
function endOfRoot(parts: readonly Part[], root: string): { parts: Part[]; behind: string } | undefined {
  const closing = `</${root}`
  for (const [index, { text, isMarkup }] of parts.entries()) {
    const from = isMarkup ? text.indexOf(closing) : -1
    const to = from === -1 ? -1 : text.indexOf(">", from)
    if (to === -1 || /[^\s>]/.test(text.slice(from + closing.length, to))) continue
    const behind = [text.slice(to + 1), ...parts.slice(index + 1).map((part) => part.text)].join("")
    return { parts: [...parts.slice(0, index), { text: text.slice(0, to + 1), isMarkup: true }], behind }
  }
  return undefined
}

function lineBreaks(text: string): number {
  return text.split("\n").length - 1
}
