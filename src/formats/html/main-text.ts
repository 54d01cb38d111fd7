import { Readability } from "@mozilla/readability"
import { parseHTML } from "linkedom"
import { foldedLetters } from "../../text/letters.ts"
import { type Cleared, readsAsSentence, said, withoutFurniture } from "./furniture.ts"
import { blocksOfHtml, type MarkedBlock, markedBlocksOfHtml } from "./marked-blocks.ts"
import { MOST_ELEMENTS, type PageParts, restored } from "./page-parts.ts"

/** Which part of what the reader view finds must be within one element, for that to be the article's. */
const MOST_OF_IT = 0.9

export interface MainText extends Cleared {
  /** The kinds of media on the page, which articles cannot express. */
  readonly media: readonly string[]
}

/**
 * The text of a page. A reader view (Readability) finds where it is; but it judges each element by itself, and drops what looks
 * like a list of links or has a container of its own. So whatever else reads as text at that place is added. @throws RangeError
 * if the page is too large.
 */
export function mainText(page: PageParts, headline: string | undefined, authors: readonly string[]): MainText {
  const { elements, isTooMuch, markup } = page
  if (elements > MOST_ELEMENTS) throw new RangeError(`it has ${elements} elements, where ${MOST_ELEMENTS} are the most`)
  if (isTooMuch) throw new RangeError("it has too many elements and too much text at too many levels")
  const { blocks, media } = markedBlocksOfHtml(markup)
  const marked = blocks.map((block) => ({ ...block, text: restored(block.text), lines: block.lines.map(restored) }))
  const found = elements === 0 ? null : new Readability(parseHTML(markup).document as never).parse()
  const viewed = found?.content ? blocksOfHtml(found.content).map(({ text }) => restored(text)) : []
  const { text, beside } = completed(marked, viewed)
  const cleared = withoutFurniture(text, { headline, isDocument: true, authors })
  const lost = beside.filter((block) => block.text !== headline)
  return {
    blocks: cleared.blocks,
    notes: [...cleared.notes, ...(lost.length > 0 ? [said(lost)] : [])],
    media: [...media],
  }
}

/**
 * Divides the page's blocks: those that are its text, and those that were left out although they read as text or are beside it.
 */
function completed(blocks: readonly MarkedBlock[], viewed: readonly string[]): { text: MarkedBlock[]; beside: MarkedBlock[] } {
  const seen = new Set(viewed.map(foldedLetters))
  const isSeen = blocks.map((block) => seen.has(foldedLetters(block.text)))
  const sure = blocks.filter((block, index) => isSeen[index] && readsAsSentence(block))
  if (sure.length === 0) return { text: blocks.filter((_, index) => viewed.length === 0 || isSeen[index]), beside: [] }
  const container = commonElement(sure)
  const places = new Set(sure.map(placeOf))
  const text: MarkedBlock[] = []
  const beside: MarkedBlock[] = []
  for (const [index, block] of blocks.entries()) {
    const isWithin = block.around.some((around) => around.index === container)
    const reads = readsAsSentence(block)
    if (isSeen[index] || (isWithin && (reads || isPart(block))) || (reads && places.has(placeOf(block)))) text.push(block)
    else if (isWithin || reads) beside.push(block)
  }
  return { text, beside }
}

/** Whether a block may belong to a text without being a sentence: a heading, a list item, a table cell. */
function isPart(block: MarkedBlock): boolean {
  return (
    block.linked < 0.5 &&
    (block.kind === "HEADING" || block.around.some(({ name }) => name === "li" || name === "td" || name === "blockquote"))
  )
}

/** The innermost element that contains nearly all of these blocks. */
function commonElement(blocks: readonly MarkedBlock[]): number | undefined {
  const letters = new Map<number, number>()
  let total = 0
  for (const { around, text } of blocks) {
    total += text.length
    for (const { index } of around) letters.set(index, (letters.get(index) ?? 0) + text.length)
  }
  let deepest: number | undefined
  for (const [index, count] of letters)
    if (count >= total * MOST_OF_IT && (deepest === undefined || index > deepest)) deepest = index
  return deepest
}

/** A key for blocks that a template places alike: the nearest elements around them, with their classes. */
function placeOf({ around }: MarkedBlock): string {
  return around
    .slice(-3)
    .map(({ name, hints }) => `${name}.${hints}`)
    .join(">")
}
