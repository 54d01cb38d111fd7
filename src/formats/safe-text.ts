import { withoutControls } from "../text/controls.ts"
import { readHtml } from "./html/parser.ts"
import type { Block } from "./paragraphs.ts"

// HTML to the text that a reader sees of it. The markup is read as a stream, so that no depth of it exhausts anything, and nothing of it is
// kept: no tag, attribute or address, so that no page can bring along what runs.

const SILENT = new Set(
  "script style noscript template iframe frame frameset object embed applet svg math canvas audio video map head title select button textarea dialog".split(
    " ",
  ),
)
const BLOCKS = new Set(
  "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer header hgroup hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split(
    " ",
  ),
)
const HEADINGS = new Set(["h1", "h2", "h3", "h4", "h5", "h6"])

/** The paragraphs and headings of HTML, in their order, without those that have no letter or digit. */
export function blocksOfHtml(html: string): Block[] {
  const blocks: Block[] = []
  let silent = 0
  let text = ""
  let heading = false
  const flush = () => {
    const words = cleanLine(text)
    if (/[\p{L}\p{N}]/u.test(words)) blocks.push({ kind: heading ? "HEADING" : "PARAGRAPH", text: words })
    text = ""
  }
  readHtml(html, {
    onopentag(name) {
      if (SILENT.has(name)) silent++
      else if (HEADINGS.has(name)) {
        flush()
        heading = true
      } else if (BLOCKS.has(name)) flush()
      else if (name === "br") text += "\n"
    },
    ontext(data) {
      if (silent === 0) text += data
    },
    onclosetag(name) {
      if (SILENT.has(name)) silent = Math.max(0, silent - 1)
      else if (HEADINGS.has(name)) {
        flush()
        heading = false
      } else if (BLOCKS.has(name)) flush()
    },
  })
  flush()
  return splitBreaks(blocks)
}

/** Two line breaks are how old pages part paragraphs. One is a space. */
function splitBreaks(blocks: Block[]): Block[] {
  return blocks.flatMap(({ kind, text }) =>
    text
      .split(/\n\n+/)
      .map((part) => ({ kind, text: part.replace(/\n/g, " ") }))
      .filter((part) => /[\p{L}\p{N}]/u.test(part.text)),
  )
}

/** White space as a browser shows it, with the line breaks that were marked. */
function cleanLine(text: string): string {
  return withoutControls(text.replace(/\r\n?/g, "\n"))
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{2,}/g, "\n\n")
    .trim()
}

/** A line of text that may be HTML, as titles in feeds are: its words. */
export function lineOfMarkup(text: string): string {
  const isMarkup = /<\/?[a-z!][^<>]*>|&(?:#\d+|#x[\da-f]+|[a-z]\w+);/i.test(text)
  const words = isMarkup
    ? blocksOfHtml(text)
        .map((block) => block.text)
        .join(" ")
    : text
  return withoutControls(words).replace(/\s+/g, " ").trim()
}
