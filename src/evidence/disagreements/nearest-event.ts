import { isEmpty } from "./contexts.ts"
import type { Reading, Word } from "./reading.ts"
import { phraseAt, vocabulary } from "./vocabulary.ts"

/** An event word, by its index, and how far it is from what belongs to it. */
export type Near = { readonly word: number; readonly cost: number }

// An event further away than this many words is not what a date or number is about.
const FURTHEST = 30
const CLAUSE_COST = 6
const JOIN_COST = 1

// At equal distance, an English event stands behind its number; an Arabic one before, and far more so: in "طلب أمس الحوار" what
// happened yesterday is the request.
const BEHIND_LATIN = -0.5
const BEHIND_ARABIC = 2.5

// "On 3 January, a drone killed ...": what opens a sentence belongs to the event behind the comma.
const OPENING_WORDS = 3

/**
 * The event that the words [first, last] belong to: the nearest event word of the sentence, counting the words that say
 * something; a comma counts as much as six of them and a conjunction as one. An event word behind a comma is only taken by words that open the sentence. Arabic
 * prefers the one before ("مقتل 12 شخصا وإصابة ..."), English at equal distance the one behind ("12 people were killed").
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

// How many words that say something are looked at on either side of an event for one that tells it from the news.
const BESIDE = 2
const FURTHEST_BESIDE = 6

/** Whether a word beside the event says that another one than the news is meant: "the anniversary of", "another attack". */
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

/** Whether a word begins another part of the sentence: "and", or an Arabic word behind و. */
export function isJoin({ folded }: Word): boolean {
  return vocabulary().joins.has(folded) || (folded.startsWith("و") && folded.length > 3)
}

/** Whether a word is in Latin letters. */
export function isLatin({ folded }: Word): boolean {
  return /^[a-z]/.test(folded)
}
