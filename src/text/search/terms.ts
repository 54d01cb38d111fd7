import { type Token, tokenize } from "../tokens.ts"
import { canonicalAt, mayStart } from "./canonical.ts"
import { TA_MARBUTA } from "./lexicon.ts"
import { stemsOf } from "./stems.ts"

/**
 * A word of a text for search: its UTF-16 units [start, end) in the original; its folded form; its stems; the value that begins
 * with it ("month:4") or null, and in `run` how many words make up that value (1 for most words); its position in the text,
 * counted in words from 1.
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

/** The words of a text with everything that search matches them by. A value of several words is given with its first word. */
export function termsOf(text: string): Term[] {
  const tokens = tokenize(text)
  const values = valuesOf(tokens)
  return tokens.map((token, index) => {
    const { start, end, folded } = token
    const value = values.get(index)
    return {
      start,
      end,
      folded,
      stems: stemsOf(stemmedForm(text, token)),
      canonical: value?.value ?? null,
      run: value?.length ?? 1,
      position: index + 1,
    }
  })
}

/** The values in a text ("month:4"), by the index of the token that each begins with, and how many tokens it takes. */
export function valuesOf(tokens: readonly Token[]): ReadonlyMap<number, { value: string; length: number }> {
  const values = new Map<number, { value: string; length: number }>()
  let words: string[] | undefined
  for (let index = 0; index < tokens.length; index++) {
    if (!mayStart(tokens[index]!.folded)) continue
    words ??= tokens.map((each) => each.folded)
    const canonical = canonicalAt(words, index)
    if (!canonical) continue
    values.set(index, canonical)
    index += canonical.length - 1
  }
  return values
}

/**
 * The folded form of a token of `text` from which its stems are made: with ة at its end if the text has one. Folding turns ة
 * into ه, but a final ه may be a pronoun and ة cannot.
 */
export function stemmedForm(text: string, { end, folded }: Token): string {
  if (folded.charCodeAt(folded.length - 1) !== HEH) return folded
  for (let at = end - 1; at >= 0; at--) {
    const unit = text.charCodeAt(at)
    if (unit === 0x629 || unit === 0x6c3 || unit === 0xfe93 || unit === 0xfe94) return folded.slice(0, -1) + TA_MARBUTA
    // Skips marks, tatweels and removed characters behind the last letter; ends at the first letter.
    if (unit >= 0x621 && unit <= 0x64a && unit !== 0x640) return folded
    if (at < end - 8) return folded
  }
  return folded
}
