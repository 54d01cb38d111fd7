import { foldedLetters } from "../../text/letters.ts"
import type { Incoming } from "../incoming.ts"
import type { Block } from "../paragraphs.ts"
import { type MainText, mainText } from "./main-text.ts"
import type { PageParts } from "./page-parts.ts"

/**
 * The text that JSON-LD gives, unless the page has more: many sites put only the beginning there, or the whole text as one
 * paragraph.
 */
export function textOfPage(
  page: PageParts,
  told: Incoming | null,
  headline: string | undefined,
  authors: readonly string[],
): MainText {
  const given = told && "blocks" in told.body ? told.body.blocks : []
  if (given.length === 0) {
    const seen = mainText(page, headline, authors)
    return { ...seen, notes: ["text: what a reader view finds on the page", ...seen.notes] }
  }
  const asGiven: MainText = { blocks: given, notes: ["text: as its JSON-LD has it"], media: [] }
  const seen = viewOr(page, headline, authors)
  if (seen === null) return asGiven
  const [ours, theirs] = [lettersIn(seen.blocks), lettersIn(given)]
  const isAll = holds(seen.blocks, given)
  if (isAll && ours > theirs * 1.05)
    return { ...seen, notes: ["text: what a reader view finds on the page; its JSON-LD has less of it", ...seen.notes] }
  if (isAll && given.length === 1 && seen.blocks.length > 1)
    return {
      ...seen,
      notes: ["text: what a reader view finds on the page; its JSON-LD has it as one paragraph", ...seen.notes],
    }
  return { ...asGiven, media: seen.media }
}

/** What the reader view finds; null if the page is too large for it, which does not matter when JSON-LD has a text. */
function viewOr(page: PageParts, headline: string | undefined, authors: readonly string[]): MainText | null {
  try {
    return mainText(page, headline, authors)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

function lettersIn(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { text }) => sum + foldedLetters(text).length, 0)
}

/** Whether a text contains most sentences of another, of which the last may be cut. */
function holds(blocks: readonly Block[], others: readonly Block[]): boolean {
  const all = blocks.map(({ text }) => foldedLetters(text)).join("")
  const sentences = others
    .flatMap(({ text }) => text.replace(/(?:…|\.\.\.)\s*$/, "").split(/(?<=[.!?؟۔])\s+/))
    .map(foldedLetters)
    .filter((sentence) => sentence.length > 3)
  const found = sentences.filter((sentence) => all.includes(sentence))
  return sentences.length > 0 && found.length >= sentences.length * 0.8
}
