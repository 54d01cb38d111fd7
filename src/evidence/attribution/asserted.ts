import { conjoined, phraseStartingAt } from "../names/cues.ts"
import { isComplement } from "./boundaries.ts"
import { lexicon } from "./lexicon.ts"
import { GAP, hasGap, type Reading, type Span, wordAt } from "./reading.ts"

const FEWEST = 4
const REACH = 40

/**
 * Whether content begins at token `at` after nothing but a comma: "قال تولر، | الطريق مفتوح". Only where the verb opens its
 * sentence (behind other words it refers to those: "الطريق مفتوح، يقول تولر، منذ أمس") and no other cue follows.
 */
export function asserts(reading: Reading, cue: Span, at: number, { first, last }: Span): boolean {
  if (cue.first !== first || !hasGap(reading, at, GAP.comma) || last - at + 1 < FEWEST) return false
  if (!conjoined(wordAt(reading, cue.first)).some((form) => lexicon().asserting.has(form))) return false
  if (/^و/.test(wordAt(reading, at))) return false
  for (let next = at; next <= last && next < at + REACH; next++) {
    const begins = next === at || hasGap(reading, next, GAP.comma)
    if (hasGap(reading, next, GAP.open | GAP.colon) || isComplement(reading, next)) return false
    if (begins && phraseStartingAt(lexicon().verbs, reading.tokens, next, true) > 0) return false
  }
  return true
}
