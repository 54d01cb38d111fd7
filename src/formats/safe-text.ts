import { withoutControls } from "../text/controls.ts"
import { readHtml } from "./html/parser.ts"
import type { Block } from "./paragraphs.ts"

// HTML to the text that a reader sees of it. The markup is read as a stream, so that no depth of it exhausts anything, and nothing of it is
// kept: no tag, attribute or address, so that no page can bring along what runs.

const SILENT = new Set(
  "script style noscript template iframe frame frameset object embed applet svg math canvas audio video map head title select button textarea dialog media".split(
    " ",
  ),
)
// With those of NITF, whose elements are HTML's but for a few.
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

/** An element that is open, from which a block is judged. */
export interface Around {
  readonly name: string
  /** Its class, id and role. */
  readonly hints: string
  /** From 0, in the order in which they open. */
  readonly index: number
}

/** A block of a page, with what its markup says of it. */
export interface MarkedBlock extends Block {
  /** The elements around it, the outermost first. */
  readonly around: readonly Around[]
  /** How much of it stands in links, from 0 to 1, and in how many. */
  readonly linked: number
  readonly links: number
  /** The text of the link that it ends with. */
  readonly lastLink: string | undefined
  /** Whether it is all bold. */
  readonly isStrong: boolean
  /** Its lines, where single line breaks part them. */
  readonly lines: readonly string[]
}

/** The paragraphs and headings of HTML, in their order, without those that have no letter or digit. */
export function blocksOfHtml(html: string): Block[] {
  return markedBlocksOfHtml(html).blocks.map(({ kind, text }) => ({ kind, text }))
}

/** The same with what the markup says of each, and the kinds of media that stand among them. */
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
        kind: heading ? "HEADING" : "PARAGRAPH",
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
      // Labels that stand beside each other are words of their own.
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

function letters(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
}

/** White space as a browser shows it, with the line breaks that were marked. */
function cleanLine(text: string): string {
  return withoutControls(text.replace(/\r\n?/g, "\n"))
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{2,}/g, "\n\n")
    .trim()
}

// Elements that people put into a line. What else stands between < and > is words: "the <template> tag".
const IN_LINES = new Set(
  "a abbr acronym article b bdi bdo big blockquote br center cite code del div em figure font h1 h2 h3 h4 h5 h6 i img ins kbd li mark nobr ol p q s samp script section small span strike strong style sub sup table td time tr tt u ul wbr".split(
    " ",
  ),
)
const TAG = /<(\/?)([a-z][a-z0-9]{0,14})(\s[^<>]{0,2000})?>/gi
const ATTRIBUTE = /[\w:-]\s{0,9}=\s{0,9}["'\w]/
const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/i

/** A line of text that may be HTML, as titles in feeds are: its words. What only speaks of tags stays. */
export function lineOfMarkup(text: string): string {
  const bare = withoutCdata(text)
  const { html, tags } = withTagsOnly(bare)
  const words =
    tags > 0 || ENTITY.test(bare)
      ? blocksOfHtml(html)
          .map((block) => block.text)
          .join(" ")
      : bare
  return withoutControls(words).replace(/\s+/g, " ").trim()
}

/** Whether a text is HTML, and not words, of which some may speak of tags. */
export function isMarkup(text: string): boolean {
  return ENTITY.test(text) || withTagsOnly(text).tags > 0
}

/** What was put into a CDATA section twice: feeds write it once too often, so that it is words in the end. */
export function withoutCdata(text: string): string {
  return text.includes("<![CDATA[") ? text.replaceAll("<![CDATA[", "").replaceAll("]]>", "") : text
}

/** HTML in which what are no tags stands as words, and how many are tags. One pass. */
function withTagsOnly(text: string): { html: string; tags: number } {
  const found = [...text.matchAll(TAG)]
  const closedBehind = new Map<string, number>()
  for (const { 1: slash, 2: name = "", index } of found) if (slash) closedBehind.set(name.toLowerCase(), index)
  let at = 0
  let tags = 0
  let html = ""
  for (const match of found) {
    const end = match.index + match[0].length
    const isTag = isTagIn(text, match, closedBehind)
    if (isTag) tags++
    html += text.slice(at, match.index).replaceAll("<", "&lt;") + (isTag ? match[0] : match[0].replace("<", "&lt;"))
    at = end
  }
  return { html: html + text.slice(at).replaceAll("<", "&lt;"), tags }
}

/** A tag is one where it is closed or need not be; else where it stands at a word, and not between spaces or signs as a word does. */
function isTagIn(text: string, match: RegExpExecArray, closedBehind: ReadonlyMap<string, number>): boolean {
  const [whole, slash, name = "", attributes = ""] = match
  const element = name.toLowerCase()
  if (!IN_LINES.has(element)) return element === "script" || element === "style"
  if (attributes.trim() !== "" && attributes.trim() !== "/" && !ATTRIBUTE.test(attributes)) return false
  if (slash || ATTRIBUTE.test(attributes) || element === "br" || element === "img" || element === "wbr") return true
  if ((closedBehind.get(element) ?? -1) > match.index) return true
  const end = match.index + whole.length
  return /^[\p{L}\p{N}«"“]/u.test(text.slice(end, end + 2)) && !/[\p{L}\p{N}]$/u.test(text.slice(match.index - 2, match.index))
}
