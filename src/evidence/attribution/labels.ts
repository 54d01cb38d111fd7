import { phraseStartingAt } from "../names/cues.ts"
import type { Attribution } from "./attribution.ts"
import { lexicon, rankOf } from "./lexicon.ts"
import { GAP, hasGap, type Reading, type Span, wordAt } from "./reading.ts"
import { type Speaker, speakerIn } from "./speakers.ts"

const COLON_WORDS = 6
const LABELLED_WORDS = 3

/**
 * Reads a line that begins with its speaker and a colon: "تولر: ...", "مصدر في الشرطة: ...", "Mayor: ...", and an interview's "ج: ..."
 * or "A: ...", whose speaker is whoever the text is about.
 */
export function colonLead(reading: Reading, sentence: Span): Attribution | undefined {
  const { first } = sentence
  if (first > 0 && !hasGap(reading, first, GAP.line)) return undefined
  for (let at = first + 1; at <= first + COLON_WORDS && at <= sentence.last; at++) {
    if (!hasGap(reading, at, GAP.colon)) {
      if (hasGap(reading, at, GAP.comma | GAP.open | GAP.dash)) return undefined
      continue
    }
    const cue = { first, last: at - 1 }
    const none = {
      continues: false,
      origin: false,
      relays: [],
      anonymity: undefined,
    }
    const lead = {
      ...cue,
      ...none,
      kind: "verb" as const,
      cue,
      contentAt: at,
      marker: "clause" as const,
    }
    if (at === first + 1 && lexicon().answers.has(wordAt(reading, first))) return { ...lead, speaker: undefined }
    const speaker = labelled(reading, cue, sentence)
    return speaker && { ...lead, speaker }
  }
  return undefined
}

function labelled(reading: Reading, { first, last }: Span, sentence: Span): Speaker | undefined {
  const { verbs, citing } = lexicon()
  for (let at = first; at <= last; at++) {
    if (
      !reading.names[at] &&
      Math.max(phraseStartingAt(verbs, reading.tokens, at, true), phraseStartingAt(citing, reading.tokens, at, true)) > 0
    )
      return undefined
  }
  const speaker = speakerIn(reading, first, last)
  if (!speaker || speaker.last !== last) return undefined
  if (speaker.kind === "person" || speaker.kind === "source") return speaker
  // "وزير الصحة: ..." heads a line that says something; "المدير: سمير" does not.
  const ranked =
    speaker.kind === "description" && [first, first + 1, last].some((at) => at <= last && rankOf(wordAt(reading, at)))
  return ranked && sentence.last - last > LABELLED_WORDS ? speaker : undefined
}
