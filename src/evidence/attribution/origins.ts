import { conjoined, phraseStartingAt } from "../names/cues.ts"
import { isAccusative, stopsAt } from "./boundaries.ts"
import { lexicon, rankOf } from "./lexicon.ts"
import { OUTLET, type Relay } from "./outlets.ts"
import { readQualifier } from "./qualifiers.ts"
import { type Reading, type Span, wordAt } from "./reading.ts"
import { type Speaker, speakerIn } from "./speakers.ts"
import { opensTrait } from "./traits.ts"

const SPEAKER_WORDS = 14

/** From whom an outlet heard something, read behind its verb, and the outlet itself as the next step. */
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
  const { origins } = lexicon()
  const length = phraseStartingAt(origins, reading.tokens, at, true) || (opensOrigin(reading, cue, at) ? 1 : 0)
  const relay: Relay = outlet.kind === "source" ? { source: outlet.slug } : { outlet }
  const pronoun = length === 0 ? passedPronoun(reading, cue, at) : undefined
  if (pronoun) return { speaker: pronoun, relay, next: at + 1 }
  if (length === 0) return undefined
  const from = at + length
  let end = from + 1
  while (end - from < SPEAKER_WORDS && !endsSpeaker(reading, end, last)) end++
  const speaker = speakerIn(reading, from, Math.min(end - 1, last))
  if (!speaker) return undefined
  return { speaker, relay, next: speaker.kind === "description" ? end : speaker.last + 1 }
}

/** Whether token `at` is the preposition by which a verb says whom its news is from: "نقلت ... | عن", "علمت ... | من". */
export function opensOrigin(reading: Reading, cue: Span, at: number): boolean {
  const { learning } = lexicon()
  const learns = conjoined(wordAt(reading, cue.first)).some((form) => learning.has(form))
  return wordAt(reading, at) === (learns ? "من" : "عن") && (learns || isRelaying(reading, cue))
}

/** Whom the pronoun in "عنه" means behind a verb of passing on: "نقلت الوكالة | عنه قوله إن". */
export function passedPronoun(reading: Reading, cue: Span, at: number): Speaker | undefined {
  const word = wordAt(reading, at)
  if (!/^عن(?:ه|ها|هم|هما|هن)$/.test(word) || !isRelaying(reading, cue)) return undefined
  if (hangsOnParticiple(reading, at)) return undefined
  return { kind: "pronoun", plural: /^عنه./.test(word) && word !== "عنها", first: at, last: at }
}

// "المفرج | عنهم": the pronoun is part of a noun.
function hangsOnParticiple(reading: Reading, at: number): boolean {
  const before = wordAt(reading, at - 1)
  return /^[وفبك]?(?:ال|لل)م/.test(before) && !reading.names[at - 1] && !OUTLET.test(before) && !rankOf(before)
}

// Also with its object: "ما نقلته الوكالة".
function isRelaying(reading: Reading, cue: Span): boolean {
  const { relaying } = lexicon()
  return conjoined(wordAt(reading, cue.first)).some((form) => relaying.has(form) || relaying.has(form.replace(/(?:ه|ها)$/, "")))
}

/** Whether a noun phrase that names a speaker ends before token `at`. */
export function endsSpeaker(reading: Reading, at: number, last: number): boolean {
  if (stopsAt(reading, at, last) || readQualifier(reading, at, last) !== undefined) return true
  const { fillers, participles, manners, circumstances, addressed_pronouns } = lexicon()
  const word = wordAt(reading, at)
  if (word === "عن" || (isAccusative(reading, at) && !rankOf(word) && !reading.names[at])) return true
  // "citing a letter | it had seen".
  if (opensTrait(reading, at) || /^(?:it|he|she|they)$/.test(word)) return true
  if (/^عن/.test(word) && hangsOnParticiple(reading, at)) return false
  // "دراسة حديثة" is no "حديثه".
  if (word === "حديثه" && reading.text[(reading.tokens[at]?.end ?? 0) - 1] === "ة") return false
  return [fillers, participles, manners, circumstances, addressed_pronouns].some((words) => words.has(word))
}
