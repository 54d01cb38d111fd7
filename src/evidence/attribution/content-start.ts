import { isComplement } from "./boundaries.ts"
import { lexicon } from "./lexicon.ts"
import { GAP, HARD, hasGap, quoteLength, type Reading, wordAt } from "./reading.ts"

/** Where content begins, if a colon, a quotation or a complement stands at token `at`. */
export function contentStart(
  reading: Reading,
  at: number,
  last: number,
  quotation: boolean,
): { at: number; marker: "clause" | "quotation" } | undefined {
  if (at > last) return undefined
  if (hasGap(reading, at, GAP.colon)) return { at, marker: "clause" }
  if (hasGap(reading, at, GAP.open) && (quoteLength(reading, at) > 3 || quotation)) return { at, marker: "quotation" }
  if (hasGap(reading, at, HARD)) return undefined
  const { complements, links } = lexicon()
  const linked = links.has(wordAt(reading, at)) && isComplement(reading, at + 1) ? at + 1 : at
  if (!isComplement(reading, linked)) return undefined
  return {
    at: complements.has(wordAt(reading, linked)) ? linked + 1 : linked,
    marker: "clause",
  }
}
