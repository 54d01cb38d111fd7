import { arabicWord } from "../names/speech.ts"
import { lexicon } from "./lexicon.ts"
import { GAP, HARD, hasGap, type Reading, type Span, wordAt } from "./reading.ts"
import { type Speaker, speakerIn } from "./speakers.ts"

const REACH = 40
const TOPIC_WORDS = 10

/** The subject that "أما" puts before its verb: "أما صاحب المقهى، وهو ...، فيرى أن"; the verb at token `verb` has a ف. */
export function topicBefore(reading: Reading, verb: number, sentence: Span): { speaker: Speaker; from: number } | undefined {
  if (!wordAt(reading, verb).startsWith("ف")) return undefined
  let at = verb - 1
  while (at > sentence.first && verb - at < REACH && !opens(reading, at) && !hasGap(reading, at, HARD)) at--
  if (!opens(reading, at)) return undefined
  const first = at + 1
  let end = first
  while (end + 1 < verb && end - first < TOPIC_WORDS && !hasGap(reading, end + 1, GAP.comma | GAP.dash | GAP.bracket)) end++
  const { prepositions, places, fillers } = lexicon()
  while (end > first && fillers.has(wordAt(reading, end))) end--
  const word = wordAt(reading, first)
  if (first >= verb || end - first >= TOPIC_WORDS || !arabicWord.test(word)) return undefined
  if ((prepositions.has(word) || places.has(word)) && !reading.names[first]) return undefined
  const speaker = speakerIn(reading, first, end)
  return speaker && { speaker, from: at }
}

function opens(reading: Reading, at: number): boolean {
  return /^و?اما$/.test(wordAt(reading, at))
}
