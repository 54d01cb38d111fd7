import { withoutControls } from "../text/controls.ts"
import { blocksOfHtml } from "./html/marked-blocks.ts"

// Text that may be markup, as in feeds: whether it is, and its words.

// Elements that people use inside a line. Other things between < and > are words: "the <template> tag".
const IN_LINES = new Set(
  "a abbr acronym article b bdi bdo big blockquote br center cite code del div em figure font h1 h2 h3 h4 h5 h6 i img ins kbd li mark nobr ol p q s samp script section small span strike strong style sub sup table td time tr tt u ul wbr".split(
    " ",
  ),
)
const TAG = /<(\/?)([a-z][a-z0-9]{0,14})(\s[^<>]{0,2000})?>/gi
const ATTRIBUTE = /[\w:-]\s{0,9}=\s{0,9}["'\w]/
const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/i

/** The words of a line that may be HTML, such as a title in a feed. Text that only mentions tags is kept. */
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

/** Whether a text is HTML, and not words that may mention tags. */
export function isMarkup(text: string): boolean {
  return ENTITY.test(text) || withTagsOnly(text).tags > 0
}

/** Unwraps what was put into a CDATA section twice, as some feeds do, so that the inner mark is text. */
export function withoutCdata(text: string): string {
  return text.includes("<![CDATA[") ? text.replaceAll("<![CDATA[", "").replaceAll("]]>", "") : text
}

/** HTML in which everything that is no tag is escaped, and the number of tags. One pass. */
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

/**
 * Whether a match is a tag: it is closed later, or need not be closed; otherwise, it touches a word and does not stand between
 * spaces or punctuation like a word.
 */
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
