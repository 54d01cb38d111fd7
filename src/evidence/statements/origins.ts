import { conjoined, phraseStartingAt } from "../names/cues.ts"
import { isAccusative, stopsAt } from "./boundaries.ts"
import { lexicon, rankOf } from "./lexicon.ts"
import type { Relay } from "./outlets.ts"
import { readQualifier } from "./qualifiers.ts"
import { type Reading, type Span, wordAt } from "./reading.ts"
import { type Speaker, speakerIn } from "./speakers.ts"

const SPEAKER_WORDS = 14

/** The one an outlet heard something from, behind its verb, and the outlet as the next step. */
export type Origin = { speaker: Speaker; relay: Relay; next: number }

/**
 * Reads at token `at` from whom the subject of a verb has its news: "نقلت رويترز | عن مسؤول قوله إن", "ذكرت الصحيفة | نقلا عن
 * مصدر", "the AP reported, | citing officials".
 */
export function readOrigin(
  reading: Reading,
  cue: Span,
  outlet: Speaker | undefined,
  at: number,
  last: number,
): Origin | undefined {
  if (!outlet || outlet.kind === "person" || outlet.kind === "pronoun") return undefined
  const { origins, relaying } = lexicon()
  const passes = conjoined(wordAt(reading, cue.first)).some((form) => relaying.has(form))
  const length = phraseStartingAt(origins, reading.tokens, at, true) || (passes && wordAt(reading, at) === "عن" ? 1 : 0)
  if (length === 0) return undefined
  const from = at + length
  let end = from + 1
  while (end - from < SPEAKER_WORDS && !endsSpeaker(reading, end, last)) end++
  const speaker = speakerIn(reading, from, Math.min(end - 1, last))
  if (!speaker) return undefined
  const relay: Relay = outlet.kind === "source" ? { source: outlet.slug } : { outlet }
  return { speaker, relay, next: speaker.kind === "description" ? end : speaker.last + 1 }
}

/** Whether a noun phrase that names a speaker ends before token `at`. */
export function endsSpeaker(reading: Reading, at: number, last: number): boolean {
  if (stopsAt(reading, at, last) || readQualifier(reading, at, last) !== undefined) return true
  const { fillers, participles, manners, circumstances, addressed_pronouns } = lexicon()
  const word = wordAt(reading, at)
  if (word === "عن" || (isAccusative(reading, at) && !rankOf(word) && !reading.names[at])) return true
  return [fillers, participles, manners, circumstances, addressed_pronouns].some((words) => words.has(word))
}
