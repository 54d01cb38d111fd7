import { isEmpty } from "./contexts.ts"
import type { Reading, Word } from "./reading.ts"
import { phraseAt, vocabulary } from "./vocabulary.ts"

/** The index of an event word, and its distance (cost) from what belongs to it. */
export type Near = { readonly word: number; readonly cost: number }

// A date or number does not belong to an event further away than this many words.
const FURTHEST = 30
const CLAUSE_COST = 6
const JOIN_COST = 1

// Added to the distance of an event behind a number or date. At equal distance the English event is the one behind; in Arabic
// the one before is preferred by far: in "طلب أمس الحوار" it was the request that happened yesterday.
const BEHIND_LATIN = -0.5
const BEHIND_ARABIC = 2.5

// "On 3 January, a drone killed ...": what opens a sentence belongs to the event behind the comma.
const OPENING_WORDS = 3

/**
 * The event word to which the words [first, last] belong: the nearest one in the sentence, counted in content words; a comma
 * counts as six of them and a conjunction as one. Only words that open the sentence belong to an event behind a comma. Arabic
 * prefers the event before ("مقتل 12 شخصا وإصابة ..."), English at equal distance the one behind ("12 people were killed").
 */
export function nearestEvent({ words, sentences }: Reading, first: number, last: number): Near | undefined {
  const opening = words[first]
  if (!opening) return undefined
  for (let at = first; at <= last && at < words.length; at++) if (words[at]!.event) return { word: at, cost: 0 }
  const sentence = sentences[opening.sentence]!
  let best: Near | undefined
  const offer = (at: number, cost: number): void => {
    if (!best || cost < best.cost) best = { word: at, cost }
  }
  let distance = 0
  for (let at = first - 1; at >= sentence.first && first - at <= FURTHEST; at--) {
    const word = words[at]!
    if (!isEmpty(word)) distance++
    if (word.event) offer(at, distance + CLAUSE_COST * (opening.clause - word.clause))
    if (isJoin(word)) distance += JOIN_COST
  }
  const opens = first - sentence.first <= OPENING_WORDS
  const closing = words[last] ?? opening
  distance = 0
  for (let at = last + 1; at <= sentence.last && at - last <= FURTHEST; at++) {
    const word = words[at]!
    if (word.clause !== closing.clause && !opens) break
    if (!isEmpty(word)) distance++
    if (isJoin(word)) distance += JOIN_COST
    if (word.event) offer(at, distance + (isLatin(word) ? BEHIND_LATIN : BEHIND_ARABIC))
  }
  return best
}

// How many content words on either side of an event are searched for one that says it is another event than the news.
const BESIDE = 2
const FURTHEST_BESIDE = 6

/** Whether a word beside the event says that it is another one than the news: "the anniversary of", "another attack". */
export function isApart({ words }: Reading, event: number): boolean {
  const { apart } = vocabulary()
  return [-1, 1].some((step) => {
    let said = 0
    for (let at = event + step; said < BESIDE && Math.abs(at - event) <= FURTHEST_BESIDE; at += step) {
      const word = words[at]
      if (word?.sentence !== words[event]?.sentence || word === undefined) return false
      if (phraseAt(apart, words, at)) return true
      if (!isEmpty(word)) said++
    }
    return false
  })
}

/** Whether a word begins another part of the sentence: "and", or an Arabic word with the prefix و. */
export function isJoin({ folded }: Word): boolean {
  return vocabulary().joins.has(folded) || (folded.startsWith("و") && folded.length > 3)
}

/** Whether a word is in Latin letters. */
export function isLatin({ folded }: Word): boolean {
  return /^[a-z]/.test(folded)
}
