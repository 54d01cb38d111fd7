import { conjoined, phraseStartingAt } from "../names/cues.ts"
import { lexicon } from "./lexicon.ts"
import { GAP, HARD, hasGap, quoteLength, type Reading, wordAt } from "./reading.ts"

/**
 * Whether token `at` is a word that opens a reported clause: "أن", "that", or "أنه"; not the "أن" of "بعد أن" or "المعروف
 * بأنه".
 */
export function isComplement(reading: Reading, at: number): boolean {
  const { complements, subjects, subordinators } = lexicon()
  const word = wordAt(reading, at)
  if (!complements.has(word) && !subjects.has(word)) return false
  return !conjoined(wordAt(reading, at - 1)).some((form) => subordinators.has(form))
}

/** Whether the noun phrase of a speaker must end before token `at`. */
export function stopsAt(reading: Reading, at: number, last: number): boolean {
  if (at > last || hasGap(reading, at, HARD | GAP.comma | GAP.colon | GAP.bracket | GAP.dash)) return true
  if (hasGap(reading, at, GAP.open) && quoteLength(reading, at) > 3) return true
  return isComplement(reading, at) || (lexicon().links.has(wordAt(reading, at)) && isComplement(reading, at + 1))
}

/** How many words before token `at` connect a new verb to the content: "لكنه | أضاف", "غير أنها | قالت"; 0 for none. */
export function connectiveBefore({ tokens }: Reading, at: number): number {
  const { connectives } = lexicon()
  for (const length of [2, 1]) if (phraseStartingAt(connectives, tokens, at - length, true) === length) return length
  return 0
}

/** Whether token `at` is written as an indefinite accusative ("ضاحكاً"), which cannot be the subject of a verb. */
export function isAccusative({ text, tokens }: Reading, at: number): boolean {
  const token = tokens[at]
  return token !== undefined && /\u064bا?$/.test(text.slice(token.start, token.end))
}

/** Whether token `at` has the article, also behind proclitics. */
export function isArticled(reading: Reading, at: number): boolean {
  return /^[وفبك]?(?:ال|لل)./.test(wordAt(reading, at))
}
