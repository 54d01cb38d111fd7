import { antecedent } from "./antecedents.ts"
import type { Attribution } from "./attribution.ts"
import { QUOTED_WORDS } from "./contents.ts"
import { lexicon } from "./lexicon.ts"
import { GAP, hasGap, quoteLength, type Reading, type Span, wordAt } from "./reading.ts"

/** The speaker before a colon and a quotation, without a verb of speech: "وكان رد الوزير حاسماً: «...»". */
export function shownBy(reading: Reading, sentence: Span): (Attribution & { readonly contentAt: number }) | undefined {
  const at = shownQuotation(reading, sentence)
  const speaker = at === undefined ? undefined : antecedent(reading, at, sentence.first)
  if (at === undefined || !speaker) return undefined
  const cue = { first: speaker.first, last: speaker.last }
  const none = { relays: [], anonymity: undefined, continues: false, origin: false }
  return { ...none, ...cue, kind: "verb", cue, speaker, contentAt: at, marker: "clause" }
}

// Where a quotation begins that stands behind a colon and ends its sentence, if it is no slogan or title.
function shownQuotation(reading: Reading, { first, last }: Span): number | undefined {
  for (let at = first + 1; at <= last; at++) {
    if (lexicon().captions.has(wordAt(reading, at - 1))) return undefined
    if (!hasGap(reading, at, GAP.colon) || !hasGap(reading, at, GAP.open)) continue
    return quoteLength(reading, at) >= QUOTED_WORDS && reading.quoteOf[last] === reading.quoteOf[at] ? at : undefined
  }
  return undefined
}
