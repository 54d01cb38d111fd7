import { foldedLetters } from "../../text/letters.ts"
import type { Incoming } from "../incoming.ts"
import type { Block } from "../paragraphs.ts"
import { type MainText, mainText } from "./main-text.ts"
import type { PageParts } from "./page-parts.ts"

/**
 * The text that JSON-LD gives, unless the page has more of it: many sites put only the beginning there, or all of it as one paragraph.
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

/** What a reader view finds; null where the page is too large for one, since its text is given. */
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

/** Whether a text has nearly all of another: most of its sentences. A last one may be cut. */
function holds(blocks: readonly Block[], others: readonly Block[]): boolean {
  const all = blocks.map(({ text }) => foldedLetters(text)).join("")
  const sentences = others
    .flatMap(({ text }) => text.replace(/(?:…|\.\.\.)\s*$/, "").split(/(?<=[.!?؟۔])\s+/))
    .map(foldedLetters)
    .filter((sentence) => sentence.length > 3)
  const found = sentences.filter((sentence) => all.includes(sentence))
  return sentences.length > 0 && found.length >= sentences.length * 0.8
}
