import { withoutControls } from "../../text/controls.ts"
import type { Block } from "../paragraphs.ts"
import { readHtml } from "./parser.ts"

// Turns HTML into the text that readers see. The markup is read as a stream, so its depth does not matter. Only the text is
// kept, no tags, attributes or addresses, so a page cannot bring in anything that runs.

const SILENT = new Set(
  "script style noscript template iframe frame frameset object embed applet svg math canvas audio video map head title select button textarea dialog media".split(
    " ",
  ),
)
// Also the block elements of NITF, most of whose elements are HTML's.
const BLOCKS = new Set(
  "address article aside blockquote body block center dd details div dl dt fieldset figcaption figure footer form header hgroup hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split(
    " ",
  ),
)
const HEADINGS = new Set(["h1", "h2", "h3", "h4", "h5", "h6", "hl1", "hl2"])
const STRONG = new Set(["b", "strong"])
const LABELS = new Set(["span", "a", "time"])
const MEDIA: Readonly<Record<string, string>> = {
  img: "images",
  picture: "images",
  video: "video",
  audio: "audio",
  iframe: "embedded frames",
}

/** An open element, by which the blocks inside it are judged. */
export interface Around {
  readonly name: string
  /** Its class, id and role. */
  readonly hints: string
  /** Its number, from 0, in the order in which elements open. */
  readonly index: number
}

/** A block of a page, with what its markup says about it. */
export interface MarkedBlock extends Block {
  /** The elements that contain it, the outermost first. */
  readonly around: readonly Around[]
  /** Which part of it is in links, from 0 to 1, and in how many. */
  readonly linked: number
  readonly links: number
  /** The text of a link at its end. */
  readonly lastLink: string | undefined
  /** Whether all of it is bold. */
  readonly isStrong: boolean
  /** Its lines, if it has single line breaks. */
  readonly lines: readonly string[]
}

/** The paragraphs and headings of HTML, in order, without those that have no letter or digit. */
export function blocksOfHtml(html: string): Block[] {
  return markedBlocksOfHtml(html).blocks.map(({ kind, text }) => ({ kind, text }))
}

/** The same, with what the markup says about each block, and the kinds of media among them. */
export function markedBlocksOfHtml(html: string): { blocks: MarkedBlock[]; media: Set<string> } {
  const blocks: MarkedBlock[] = []
  const media = new Set<string>()
  const open: Around[] = []
  let elements = 0
  let silent = 0
  let heading = false
  let strong = 0
  let links = 0
  let justClosed = false
  let text = ""
  let linked = 0
  let linkCount = 0
  let plain = 0
  let lastLink: { start: number; end: number } | undefined
  const flush = () => {
    const all = letters(text)
    const parts = cleanLine(text)
      .split("\n\n")
      .filter((part) => /[\p{L}\p{N}]/u.test(part))
    const isStrong = plain === 0 && all > 0
    const ending =
      lastLink !== undefined && text.slice(lastLink.end).trim() === "" ? cleanLine(text.slice(lastLink.start)) : undefined
    for (const [index, part] of parts.entries()) {
      const isOnly = parts.length === 1
      blocks.push({
        kind: heading || (isStrong && isOnly && isShortLine(part) && !isListed(open)) ? "HEADING" : "PARAGRAPH",
        text: part.replace(/\n/g, " "),
        around: [...open],
        linked: all === 0 ? 0 : linked / all,
        links: linkCount,
        lastLink: index + 1 === parts.length ? ending : undefined,
        isStrong: isStrong && isOnly,
        lines: part.split("\n"),
      })
    }
    text = ""
    linked = 0
    linkCount = 0
    plain = 0
    lastLink = undefined
  }
  readHtml(html, {
    onopentag(name, attributes) {
      const isBlock = BLOCKS.has(name) || HEADINGS.has(name)
      if (silent === 0 && isBlock) flush()
      if (MEDIA[name] !== undefined) media.add(MEDIA[name])
      if (SILENT.has(name)) silent++
      if (HEADINGS.has(name)) heading = true
      if (STRONG.has(name)) strong++
      if (name === "br" && silent === 0) text += "\n"
      if (name === "a") {
        links++
        if (silent === 0) linkCount++
        lastLink = { start: text.length, end: text.length }
      }
      // Adjacent labels are separate words.
      if (LABELS.has(name) && justClosed && /[\p{L}\p{N}]$/u.test(text.slice(-2))) text += " "
      open.push({
        name,
        hints: `${attributes.class ?? ""} ${attributes.id ?? ""} ${attributes.role ?? ""}`.trim(),
        index: elements++,
      })
      justClosed = false
    },
    ontext(data) {
      if (silent > 0) return
      text += data
      const count = letters(data)
      if (links > 0) linked += count
      if (strong === 0) plain += count
      if (data !== "") justClosed = false
    },
    onclosetag(name) {
      if (silent === 0 && (BLOCKS.has(name) || HEADINGS.has(name))) flush()
      if (SILENT.has(name)) silent = Math.max(0, silent - 1)
      if (HEADINGS.has(name)) heading = false
      if (STRONG.has(name)) strong = Math.max(0, strong - 1)
      if (name === "a") {
        links = Math.max(0, links - 1)
        if (lastLink) lastLink = { ...lastLink, end: text.length }
      }
      open.pop()
      justClosed = LABELS.has(name)
    },
  })
  flush()
  return { blocks, media }
}

/** Whether a bold paragraph is short enough to be a heading, as many editors write them. */
function isShortLine(text: string): boolean {
  return text.length <= 80 && !/[.،,؛;:۔…][\s"”»’')\]]*$/.test(text)
}

function isListed(around: readonly Around[]): boolean {
  return around.some(({ name }) => name === "li" || name === "td" || name === "th" || name === "blockquote")
}

function letters(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
}

/** White space as a browser shows it, but with the marked line breaks. */
function cleanLine(text: string): string {
  return withoutControls(text.replace(/\r\n?/g, "\n"))
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{2,}/g, "\n\n")
    .trim()
}
