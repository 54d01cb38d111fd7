import { QUOTED_WORDS } from "./contents.ts"
import { lexicon } from "./lexicon.ts"
import { GAP, hasGap, quoteLength, type Reading, type Span, wordAt } from "./reading.ts"

/** Where a quotation begins that stands behind a colon at its sentence's end, and that is no slogan or title. */
export function shownQuotation(reading: Reading, { first, last }: Span): number | undefined {
  for (let at = first + 1; at <= last; at++) {
    if (lexicon().captions.has(wordAt(reading, at - 1))) return undefined
    if (!hasGap(reading, at, GAP.colon) || !hasGap(reading, at, GAP.open)) continue
    return quoteLength(reading, at) >= QUOTED_WORDS && reading.quoteOf[last] === reading.quoteOf[at] ? at : undefined
  }
  return undefined
}
