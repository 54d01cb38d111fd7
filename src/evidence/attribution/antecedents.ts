import { rankOf } from "./lexicon.ts"
import { GAP, HARD, hasGap, type Reading, wordAt } from "./reading.ts"
import { type Speaker, speakerIn } from "./speakers.ts"

const REACH = 12
const RANK_WORDS = 6

/**
 * The speaker to whom the relative pronoun at token `at` refers: "شرطة المرور، التي ذكرت أن", "وائل المرماني، حارس الفريق، الذي
 * قال إنه". It is the nearest person or source before the pronoun, else a noun for somebody who can speak.
 */
export function antecedent(reading: Reading, at: number, first: number): Speaker | undefined {
  for (let before = at - 1; before >= first && before >= at - REACH; before--) {
    const name = reading.names[before]
    if (name?.entities.some(({ kind }) => kind !== "topic")) {
      const speaker = speakerIn(reading, name.match.first, name.match.last)
      if (speaker && speaker.kind !== "description") return speaker
    }
    if (rankOf(wordAt(reading, before)) && at - before <= RANK_WORDS && !reading.names[before]) {
      const end = hasGap(reading, at, GAP.comma) || !hasGap(reading, at, HARD) ? at - 1 : before
      return speakerIn(reading, before, end)
    }
    if (hasGap(reading, before, HARD)) return undefined
  }
  return undefined
}
