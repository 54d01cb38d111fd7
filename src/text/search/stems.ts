import { arabicStems } from "./arabic-stems.ts"
import { englishStems } from "./english-stems.ts"
import { lexicon } from "./lexicon.ts"

const SHORTEST = 3
const NONE: readonly string[] = []

// Bounded, so that a text cannot grow the process. News of a year has some 300,000 different words.
const LIMIT = 400_000
const LONGEST_KEPT = 40
const memory = new Map<string, readonly string[]>()

/**
 * The stems of a folded word: one to four for Arabic and Latin words of three letters and more and for shorter listed ones, none for others. Two
 * words are forms of one if they share a stem. A last ة may stand in place of the ه that folding makes of it: the word
 * then cannot end in a pronoun.
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

/** A string that keeps no longer one in memory, as a slice of a text does: V8 copies only slices of up to twelve units. */
export function owned(text: string): string {
  return text.length > 12 ? Buffer.from(text, "utf16le").toString("utf16le") : text
}

/** `stemsOf` without its memory, for a caller that keeps what it finds. */
export function computeStems(folded: string): readonly string[] {
  if (folded.length < SHORTEST) return lexicon().arabic.get(folded) ?? lexicon().english.get(folded) ?? NONE
  if (/^[\u0621-\u064a]+$/.test(folded)) return arabicStems(folded)
  if (/^[a-z][a-z']+$/.test(folded)) return englishStems(folded)
  return NONE
}
