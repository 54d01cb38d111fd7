import { cut } from "../../text/cut.ts"
import { fold } from "../../text/fold.ts"
import { foldedLetters } from "../../text/letters.ts"
import type { Block } from "../paragraphs.ts"
import { CLOSED, isShort, RULES, words } from "./furniture-rules.ts"
import type { Around, MarkedBlock } from "./marked-blocks.ts"

// Removes what is in an article's markup but not part of it: menus, captions, dates, share counts, "read also", newsletter
// forms, rules for comments. Each rule says how it recognises such blocks. What is removed is reported, since most of it is a
// guess.

export interface Cleared {
  readonly blocks: readonly Block[]
  /** A line for the report with what was left out; empty if nothing was. */
  readonly notes: readonly string[]
}

/** Elements whose content is never the text. */
const ASIDE = new Set(["nav", "aside", "footer", "form", "figcaption", "dialog"])
/** Words in class and id that templates give to what stands beside a text; such blocks are left out, whatever they say. */
const HINTS =
  /(?:^|[\s_-])(?:ads?|advert\w*|sponsor\w*|promo\w*|share\w*|sharing|social\w*|tags?|taglist|related\w*|read-?more|readalso|recommend\w*|most-?read|popular|trending|newsletter\w*|subscribe|signup|breadcrumbs?|byline\w*|authors?|bio|caption\w*|comments?|commentlist|disqus_thread|respond|cookie\w*|consent|sidebar|widget-area|menu\w*|navigation|navbar|masthead|skip-?link|app-?(?:banner|download))(?:$|[\s_-])/i
/** Words that templates also give to parts of a text; such blocks stay if they read as sentences. */
const WEAK_HINTS =
  /(?:^|[\s_-])(?:by|meta|postmeta|date|time|timestamp|pubdate|posted|published|updated|credits?|copyright|topics|toolbar|nav|footer|header|print|label|kicker|category|section-name)(?:$|[\s_-])/i
const SENTENCE_WORDS = 12
/**
 * An element with a larger part of the text than this is the text itself, whatever it is called: some sites put whole pages
 * into a form.
 */
const MOST_OF_ASIDE = 0.4

/**
 * The blocks of an article without those that are no part of its text, and without a repetition of the headline at the
 * beginning. @param isDocument whether the markup is a whole page or document, and not only a text, so that there may be labels
 * above the text.
 */
export function withoutFurniture(
  marked: readonly MarkedBlock[],
  { headline, isDocument, authors = [] }: { headline?: string | undefined; isDocument: boolean; authors?: readonly string[] },
): Cleared {
  const blocks = marked.flatMap((block) => withoutHeadline(block, headline))
  const whose = lettersByElement(blocks)
  const total = blocks.reduce((sum, { text }) => sum + text.length, 0)
  const isBesideText = (block: MarkedBlock) =>
    block.around.some((around) => isBeside(around) || (!readsAsSentence(block) && block.kind !== "HEADING" && isWeak(around)))
  const isWeak = ({ hints, index }: Around) =>
    hints !== "" && (whose.get(index) ?? 0) < total * MOST_OF_ASIDE && WEAK_HINTS.test(hints)
  const isBeside = (around: Around) =>
    around.name === "figcaption" ||
    ((whose.get(around.index) ?? 0) < total * MOST_OF_ASIDE &&
      (ASIDE.has(around.name) || (around.hints !== "" && HINTS.test(around.hints))))
  const names = new Set(authors.map(fold))
  const firstSentence = blocks.findIndex((block) => readsAsSentence(block) && !block.around.some(isBeside))
  const goes = blocks.map((block, index) => {
    const folded = fold(block.text).replace(/\s+/g, " ").trim()
    if (isBesideText(block) || RULES.some((rule) => rule.fits(block, folded))) return true
    // A line with only the author's name, or a section's label, above the text.
    const isAbove = index < firstSentence
    if (isAbove && (names.has(folded) || /^(?:by|بقلم|كتب|كتبت|تقرير|اعداد|written by)[ :]/.test(folded)) && isShort(block, 10))
      return true
    return isAbove && isDocument && block.kind === "PARAGRAPH" && isShort(block, 6) && !CLOSED.test(block.text)
  })
  // Words of invitation ("read also") come before the link that they belong to.
  for (const [index, block] of blocks.entries()) {
    const next = blocks[index + 1]
    if (next && goes[index + 1] && next.linked > 0.9 && block.kind === "PARAGRAPH" && isInvitation(block)) goes[index] = true
  }
  // A heading without anything left below it belonged to what was removed.
  for (let index = blocks.length - 1; index >= 0; index--)
    if (
      blocks[index]?.kind === "HEADING" &&
      !goes[index] &&
      goes[index + 1] &&
      !blocks.slice(index + 1).some((_, behind) => !goes[index + 1 + behind])
    )
      goes[index] = true
  if (goes.every(Boolean)) return { blocks: blocks.map(plainBlock), notes: [] }
  const gone = blocks.filter((_, index) => goes[index])
  const kept = blocks.filter((_, index) => !goes[index]).map(withoutLink)
  return { blocks: kept.map(plainBlock), notes: gone.length === 0 ? [] : [said(gone)] }
}

/** A line for the report with the blocks that were left out. */
export function said(gone: readonly Block[]): string {
  const most = 6
  const some = gone.slice(0, most).map(({ text }) => `«${cut(text, 40)}»`)
  const more = gone.length > most ? `, and ${gone.length - most} more` : ""
  return `left out, as no part of the text: ${some.join(", ")}${more}`
}

/** Whether a block reads as running text: it ends like a sentence, or is as long as one. */
export function readsAsSentence(block: MarkedBlock): boolean {
  return block.kind === "PARAGRAPH" && ((CLOSED.test(block.text) && words(block) > 3) || words(block) >= SENTENCE_WORDS)
}

/** Whether a line repeats a headline, regardless of marks and punctuation. */
export function isSameLine(one: string, other: string): boolean {
  return foldedLetters(one) === foldedLetters(other)
}

function withoutHeadline(block: MarkedBlock, headline: string | undefined): MarkedBlock[] {
  if (headline === undefined) return [block]
  if (isSameLine(block.text, headline)) return []
  const [first = "", ...rest] = block.lines
  if (rest.length === 0 || !isSameLine(first, headline)) return [block]
  return [{ ...block, lines: rest, text: rest.join(" ") }]
}

function lettersByElement(blocks: readonly MarkedBlock[]): Map<number, number> {
  const letters = new Map<number, number>()
  for (const { around, text } of blocks)
    for (const { index } of around) letters.set(index, (letters.get(index) ?? 0) + text.length)
  return letters
}

function isInvitation(block: MarkedBlock): boolean {
  return !CLOSED.test(block.text) && isShort(block, 20) && /\b(?:you|your|us|our)\b|(?:كم|نا)(?:\s|$)/iu.test(block.text)
}

/** The block without a link at its end that leads to another article. */
function withoutLink(block: MarkedBlock): MarkedBlock {
  const { lastLink, text } = block
  if (lastLink === undefined || !text.endsWith(lastLink) || text.length === lastLink.length) return block
  const leads = /^(?:(?:read|see|continue|learn|full)\b.{0,30}|more|→|»|(?:اقرأ|إقرأ|اقرا|تابع|للمزيد|المزيد).{0,30})$/i.test(
    lastLink,
  )
  return leads ? { ...block, text: text.slice(0, -lastLink.length).trimEnd() } : block
}

function plainBlock({ kind, text }: MarkedBlock): Block {
  return { kind, text }
}
