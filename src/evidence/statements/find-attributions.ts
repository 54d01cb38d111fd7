import { conjoined, phraseStartingAt } from "../names/cues.ts"
import { readArabic } from "./arabic.ts"
import type { Attribution } from "./attribution.ts"
import { readCitation } from "./citations.ts"
import { readEnglish } from "./english.ts"
import { lexicon } from "./lexicon.ts"
import { GAP, HARD, hasGap, type Reading, type Span, wordAt } from "./reading.ts"
import { speakerIn } from "./speakers.ts"

const COLON_WORDS = 6
const BOUNDARY = HARD | GAP.comma | GAP.dash | GAP.open | GAP.close | GAP.colon

/** The attributions of a sentence from left to right; none overlaps another. Direct speech is not searched. */
export function attributionsIn(reading: Reading, sentence: Span): Attribution[] {
  const lead = colonLead(reading, sentence)
  const found: Attribution[] = lead ? [lead] : []
  let at = lead?.contentAt ?? sentence.first
  while (at <= sentence.last) {
    const quote = reading.quotes[reading.quoteOf[at] ?? -1]
    const idle = quote ? quote.last - at + 1 : phraseStartingAt(lexicon().impersonal, reading.tokens, at, true)
    if (idle > 0) {
      at += idle
      continue
    }
    const next = readCitation(reading, at, sentence) ?? readArabic(reading, at, sentence) ?? readEnglish(reading, at, sentence)
    const previous = found.at(-1)
    if (!next || !follows(reading, previous, next)) at++
    else {
      found.push(next)
      at = Math.max(next.contentAt ?? next.last + 1, at + 1)
    }
  }
  return found
}

// A verb of speech inside what somebody said is only another's when it stands at the head of a clause.
function follows(reading: Reading, previous: Attribution | undefined, next: Attribution): boolean {
  if (!previous) return true
  if (next.first <= previous.last) return false
  if (next.kind !== "verb" || previous.contentAt === undefined) return true
  const word = wordAt(reading, next.first)
  const before = wordAt(reading, next.first - 1)
  const joined = conjoined(word).length > 1 || lexicon().openings.has(before)
  return next.first > previous.contentAt && (joined || hasGap(reading, next.first, BOUNDARY))
}

// "تولر: ..." at the head of a line.
function colonLead(reading: Reading, sentence: Span): Attribution | undefined {
  const { first } = sentence
  if (first > 0 && !hasGap(reading, first, GAP.line)) return undefined
  for (let at = first + 1; at <= first + COLON_WORDS && at <= sentence.last; at++) {
    if (hasGap(reading, at, GAP.comma | GAP.open | GAP.dash)) return undefined
    if (!hasGap(reading, at, GAP.colon)) continue
    const speaker = speakerIn(reading, first, at - 1)
    if (!speaker || (speaker.kind !== "person" && speaker.kind !== "source") || speaker.last !== at - 1) return undefined
    const cue = { first, last: at - 1 }
    const none = { continues: false, origin: false, relays: [], anonymity: undefined }
    return { ...cue, ...none, kind: "verb", cue, speaker, contentAt: at, marker: "clause" }
  }
  return undefined
}
