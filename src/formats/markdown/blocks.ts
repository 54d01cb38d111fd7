import MarkdownIt, { type Token } from "markdown-it"
import { withoutControls } from "../../text/controls.ts"
import { blocksOfHtml } from "../html/marked-blocks.ts"
import type { Block } from "../paragraphs.ts"

/** How deeply quotations and list items may be nested; the parser leaves out what is deeper. */
const DEEPEST = 100

// CommonMark. Only the words of links are kept, so addresses need not be checked or normalised.
const parser = new MarkdownIt("commonmark", { maxNesting: DEEPEST })
parser.validateLink = () => true
parser.normalizeLink = (address) => address
parser.normalizeLinkText = (address) => address

/**
 * The paragraphs and headings of Markdown, without its marks. Linear in the text (docs/adr/0022). @param exact keeps white
 * space unchanged, for texts that Isnad exported. @throws RangeError if quotations and lists are nested too deeply.
 */
export function blocksOfMarkdown(markdown: string, exact: boolean): Block[] {
  const tokens = parser.parse(markdown, {})
  if (tokens.some(({ nesting, level }) => nesting === 1 && level >= DEEPEST - 1))
    throw new RangeError(`it is nested too deeply, more than ${DEEPEST} levels`)
  return tokens.flatMap((token, index): Block[] => {
    switch (token.type) {
      case "inline": {
        const words = withoutControls(wordsOf(token))
        const text = exact ? words : words.replace(/\s+/g, " ").trim()
        if (text.trim() === "") return []
        return [{ kind: tokens[index - 1]?.type === "heading_open" ? "HEADING" : "PARAGRAPH", text }]
      }
      case "fence":
      case "code_block":
        return [{ kind: "PARAGRAPH", text: withoutControls(token.content.replace(/\n$/, "")) }]
      case "html_block":
        return blocksOfHtml(token.content)
      default:
        return []
    }
  })
}

/** The words of a paragraph, without tags and pictures. */
function wordsOf({ children }: Token): string {
  return (children ?? [])
    .map(({ type, content }) => {
      if (type === "text" || type === "code_inline") return content
      return type === "softbreak" || type === "hardbreak" ? "\n" : ""
    })
    .join("")
}
