import type { Range } from "../../text/range.ts"
import { type Reading, type Word, wordAt } from "./reading.ts"
import { vocabulary } from "./vocabulary.ts"

/**
 * What stands around a number or name: the content words of its clause, each as its first stem, and all stems of its sentence.
 * The number or name itself is left out.
 */
export type Context = {
  readonly clause: ReadonlySet<string>
  readonly sentence: ReadonlySet<string>
  readonly stems: ReadonlySet<string>
}

/** Sentences about different events share fewer words than these by chance. */
const FEWEST_WORDS = 5

// How many words of a sentence count to either side: a text without full stops is a single sentence.
const REACH = 60

/** The context of words [first, last]; `isPart` says which words belong to the number or name. */
export function contextOf(
  { words, sentences }: Reading,
  first: number,
  last: number,
  isPart: (word: Word) => boolean,
): Context {
  const clause = new Set<string>()
  const sentence = new Set<string>()
  const stems = new Set<string>()
  const around = sentences[words[first]?.sentence ?? -1] ?? { first: 0, last: -1 }
  const to = Math.min(around.last, last + REACH)
  for (let at = Math.max(around.first, first - REACH); at <= to; at++) {
    const word = words[at]!
    if ((at >= first && at <= last) || isPart(word) || isEmpty(word)) continue
    const key = word.stems[0] ?? word.folded
    sentence.add(key)
    for (const stem of word.stems) stems.add(stem)
    stems.add(key)
    if (word.clause === words[first]?.clause) clause.add(key)
  }
  return { clause, sentence, stems }
}

/**
 * Whether two contexts say the same in the same words: all content words of one, from a clause of at least `fewest` such words
 * or else from its sentence, are in the other's sentence. A single word for another place or day rules it out.
 */
export function isAligned(one: Context, other: Context, fewest = FEWEST_WORDS): boolean {
  return isContained(one, other, fewest) || isContained(other, one, fewest)
}

function isContained({ clause, sentence }: Context, { stems }: Context, fewest: number): boolean {
  const said = clause.size >= fewest ? clause : sentence
  if (said.size < fewest) return false
  for (const word of said) if (!stems.has(word)) return false
  return true
}

/** Whether a word is too common to tell one sentence from another. */
export function isEmpty(word: Word): boolean {
  const { empty } = vocabulary()
  return empty.has(word.folded) || (word.stems[0] !== undefined && empty.has(word.stems[0]))
}

/** The indexes of a range's first and last word. */
export function wordsIn(reading: Reading, { start, end }: Range): { first: number; last: number } {
  const first = wordAt(reading, start)
  return { first, last: Math.min(Math.max(first, wordAt(reading, end - 1)), reading.words.length - 1) }
}
