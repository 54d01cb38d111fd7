import { conjoined, phraseStartingAt } from "../names/cues.ts"
import { BOUND, lexicon } from "./lexicon.ts"
import { GAP, HARD, hasGap, type Reading, type Span, wordAt } from "./reading.ts"

const NOUN_WORDS = 3

// "واصفا إياه بالخائن": the object of the verb, folded.
const OBJECT = new Set(["اياه", "اياها", "اياهم"])

/** Whether a noun may stand behind a verb in place of a clause, without a preposition: "أكد ضرورة الحوار". */
export function mayBeBare(reading: Reading, cue: Span): boolean {
  return conjoined(wordAt(reading, cue.first)).some((form) => lexicon().governed.get(form)?.bare)
}

/** The token at which a noun begins that a verb governs in place of a clause: "كشف عن", "طالب بـ". */
export function governedNoun(reading: Reading, cue: Span, at: number, last: number): number | undefined {
  const governed = conjoined(wordAt(reading, cue.first)).flatMap((form) => lexicon().governed.get(form) ?? [])
  const word = wordAt(reading, at)
  // "شددت الوزارة، على لسان ...".
  if (phraseStartingAt(lexicon().citing, reading.tokens, at) > 1) return undefined
  for (const { prepositions } of governed) {
    if (prepositions.has(word) && isNoun(reading, at + 1, last)) return at + 1
    const bound = prepositions.has(BOUND) && word.length > 3 && word.startsWith(BOUND) && !lexicon().places.has(word)
    if (bound) return at
    if (prepositions.has(BOUND) && OBJECT.has(word) && wordAt(reading, at + 1).startsWith(BOUND)) return at
  }
  return undefined
}

/**
 * Whether a noun in place of a clause says something, because more words follow: "أكد ضرورة الحوار مع الجيران", but not "قال
 * الحقيقة" or "أعلن الحرب".
 */
export function isNoun(reading: Reading, at: number, last: number): boolean {
  let words = 0
  while (words < NOUN_WORDS && at + words <= last && !hasGap(reading, at + words + 1, HARD)) words++
  const { acts, contents } = lexicon()
  const fewest = contents.has(wordAt(reading, at)) ? NOUN_WORDS - 1 : NOUN_WORDS
  if (/^\d/.test(wordAt(reading, at))) return false
  return words >= NOUN_WORDS - 1 && at + fewest - 1 <= last && !acts.has(wordAt(reading, at))
}

const OBJECT_WORDS = 8

/** As `governedNoun`, behind the verb's object: "عزا تولر | القرار إلى ضغوط". */
export function tracedNoun(reading: Reading, cue: Span, at: number, last: number): number | undefined {
  if (!conjoined(wordAt(reading, cue.first)).some((form) => lexicon().tracing.has(form))) return undefined
  for (let next = at + 1; next <= at + OBJECT_WORDS && next <= last && !hasGap(reading, next, HARD | GAP.comma); next++) {
    const noun = governedNoun(reading, cue, next, last)
    if (noun !== undefined && noun > next) return noun
  }
  return undefined
}
