import { withoutControls } from "../text/controls.ts"
import { blocksOfHtml } from "./html/marked-blocks.ts"

// Text that may be markup, as in feeds: whether it is, and its words.

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
