import { withoutClitics } from "../../text/clitics.ts"
import { type Reading, type Span, wordAt } from "./reading.ts"

/** A folded word without proclitics and article, for comparing nouns. */
export function bareNoun(word: string): string {
  return withoutClitics(word).find((form) => word === `ال${form}` || word.endsWith(`ال${form}`)) ?? word.replace(/^لل/, "")
}

/** The words of a span, bare. */
export function wordsIn(reading: Reading, { first, last }: Span): string[] {
  const words: string[] = []
  for (let at = first; at <= last; at++) words.push(bareNoun(wordAt(reading, at)))
  return words
}
