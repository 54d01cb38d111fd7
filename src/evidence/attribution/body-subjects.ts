import { arabicWord } from "../names/speech.ts"
import { bareNoun } from "./bare-nouns.ts"
import { bodyAt } from "./bodies.ts"
import { lexicon } from "./lexicon.ts"
import type { Memory } from "./memory.ts"
import { remarksIn } from "./qualifiers.ts"
import { GAP, HARD, hasGap, type Reading, type Span, wordAt } from "./reading.ts"
import { refer } from "./referents.ts"
import { speakerIn } from "./speakers.ts"
import { newTurn, rangeOf, type Turn, textOf } from "./turns.ts"

const SUBJECT_REACH = 6
const DESCRIPTION_WORDS = 8

/**
 * Remembers the bodies in a sentence that are in no dictionary, and returns the one that is its subject: "قرر | اتحاد اللعبة |
 * فتح تحقيق". One behind a preposition or another noun is only remembered, since "الاتحاد" may refer to it later.
 */
export function bodySubject(reading: Reading, memory: Memory, sentence: Span): Turn | undefined {
  let subject: Turn | undefined
  for (let at = sentence.first; at <= sentence.last; at++) {
    const body = reading.quoteOf[at] === -1 ? bodyAt(reading, at, sentence.last) : undefined
    if (!body) continue
    const english = wordAt(reading, at) === "the"
    const noun = bareNoun(wordAt(reading, body.last)).replace(/^و?ال/, "")
    const alone = english ? body.last === at + 1 : body.first === body.last
    if (alone && memory.bodies.some(({ words }) => words.has(noun))) continue
    const known = alone ? memory.referents.find(({ words }) => words.has(noun)) : undefined
    const turn = known?.turn ?? newTurn({ description: textOf(reading, body).replace(/^و(?=ال)/, "") }, undefined, false)
    if (english && !known) turn.gender = "feminine"
    if (!known) refer(reading, memory, turn, [body], false)
    if (!subject && at - sentence.first < SUBJECT_REACH && isSubject(reading, at, sentence)) {
      subject = turn
      if (!known) subject.attribution = rangeOf(reading, body)
    }
    at = body.last
  }
  return subject
}

// Behind a verb that opens the clause, and behind no preposition.
function isSubject(reading: Reading, at: number, { first }: Span): boolean {
  if (wordAt(reading, at) === "the") return at === first
  if (at === first || hasGap(reading, at, ~0)) return false
  const before = wordAt(reading, at - 1)
  if (lexicon().prepositions.has(before) || !arabicWord.test(before) || /^[بلك]?ال|ه$/.test(before)) return false
  return at - 1 === first || hasGap(reading, at - 1, GAP.comma) || lexicon().fillers.has(wordAt(reading, at - 2))
}

/**
 * The subject of an English sentence that is only described and says nothing in it: "A nurse on the ward, who ..., gave another
 * account."
 */
export function describedSubject(reading: Reading, memory: Memory, { first, last }: Span): Turn | undefined {
  if (!/^(?:an?|one|another)$/.test(wordAt(reading, first)) || reading.quoteOf[first] !== -1) return undefined
  let end = first + 1
  while (end < last && end - first < DESCRIPTION_WORDS && !hasGap(reading, end + 1, ~0)) end++
  // Only a relative clause with "who" shows that this is a person, who may speak, and not a thing.
  if (!hasGap(reading, end + 1, GAP.comma) || wordAt(reading, end + 1) !== "who") return undefined
  const speaker = speakerIn(reading, first, end)
  if (speaker?.kind !== "description" || speaker.plural) return undefined
  const { anonymity, relays } = remarksIn(reading, end + 1, last)
  if (relays.length > 0) return undefined
  const turn = newTurn(
    { description: textOf(reading, speaker), ...(anonymity && { anonymity: textOf(reading, anonymity) }) },
    speaker.group,
    false,
  )
  turn.attribution = rangeOf(reading, speaker)
  turn.gender = "masculine"
  refer(reading, memory, turn, [speaker], true)
  memory.subject = turn
  return hasGap(reading, first, HARD) || first === 0 ? turn : undefined
}
