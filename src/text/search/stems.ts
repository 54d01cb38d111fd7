import { arabicStems } from "./arabic-stems.ts"
import { englishStems } from "./english-stems.ts"
import { lexicon } from "./lexicon.ts"

const SHORTEST = 3
const NONE: readonly string[] = []

// How many words are cached, so that no text can make the process grow. A year of news has some 300,000 different words.
const LIMIT = 400_000
const LONGEST_KEPT = 40
const memory = new Map<string, readonly string[]>()

/**
 * The stems of a folded word: one to four for Arabic and Latin words of at least three letters and for shorter listed ones,
 * none for others. Two words are forms of one if they share a stem. The word may end in ة instead of the ه that folding makes
 * of it; then the ending cannot be a pronoun.
 */
export function stemsOf(folded: string): readonly string[] {
  const known = memory.get(folded)
  if (known !== undefined) return known
  if (folded.length > LONGEST_KEPT) return computeStems(folded)
  const own = owned(folded)
  const stems = computeStems(own)
  if (memory.size >= LIMIT) memory.clear()
  memory.set(own, stems)
  return stems
}

/**
 * Copies a string, so that it does not keep the text in memory that it is a slice of: V8 copies only slices of up to twelve
 * units by itself.
 */
export function owned(text: string): string {
  return text.length > 12 ? Buffer.from(text, "utf16le").toString("utf16le") : text
}

/** `stemsOf` without its cache, for callers that cache the result themselves. */
export function computeStems(folded: string): readonly string[] {
  if (folded.length < SHORTEST) return lexicon().arabic.get(folded) ?? lexicon().english.get(folded) ?? NONE
  if (/^[\u0621-\u064a]+$/.test(folded)) return arabicStems(folded)
  if (/^[a-z][a-z']+$/.test(folded)) return englishStems(folded)
  return NONE
}
