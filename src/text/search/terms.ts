import { tokenize } from "../tokens.ts"
import { canonicalAt, mayStart } from "./canonical.ts"
import { TA_MARBUTA } from "./lexicon.ts"
import { stemsOf } from "./stems.ts"

/**
 * A word of a text for search: the original's UTF-16 units [start, end); its folded form; the stems it shares with its
 * other forms; the value it begins ("month:4") or null, with the number of words that make up that value in `run` (1
 * for most words); and its place in the text counted in words, from 1.
 */
export type Term = {
  start: number
  end: number
  folded: string
  stems: readonly string[]
  canonical: string | null
  run: number
  position: number
}

const HEH = 0x647

/** The words of a text with all that search matches them by. A value of several words stands at its first. */
export function termsOf(text: string): Term[] {
  const terms: Term[] = []
  let words: string[] | undefined
  const tokens = tokenize(text)
  let inRun = 0
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!
    const { start, end, folded } = token
    const term: Term = {
      start,
      end,
      folded,
      stems: stemsOf(stemmed(text, end, folded)),
      canonical: null,
      run: 1,
      position: index + 1,
    }
    if (inRun > 0) inRun--
    else if (mayStart(folded)) {
      words ??= tokens.map((each) => each.folded)
      const canonical = canonicalAt(words, index)
      if (canonical) {
        term.canonical = canonical.value
        term.run = canonical.length
        inRun = canonical.length - 1
      }
    }
    terms.push(term)
  }
  return terms
}

// Folding has made ه of ة, but which of them it was says whether a pronoun may have been added to the word.
function stemmed(text: string, end: number, folded: string): string {
  if (folded.charCodeAt(folded.length - 1) !== HEH) return folded
  for (let at = end - 1; at >= 0; at--) {
    const unit = text.charCodeAt(at)
    if (unit === 0x629 || unit === 0x6c3 || unit === 0xfe93 || unit === 0xfe94) return folded.slice(0, -1) + TA_MARBUTA
    // Marks, tatweels and what folding removes follow the letter; any letter ends the look back.
    if (unit >= 0x621 && unit <= 0x64a && unit !== 0x640) return folded
    if (at < end - 8) return folded
  }
  return folded
}
