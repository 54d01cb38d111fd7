import { arabicWord } from "../names/speech.ts"
import { isAccusative } from "./boundaries.ts"
import { contentStart } from "./content-start.ts"
import { lexicon, rankOf } from "./lexicon.ts"
import { HARD, hasGap, type Reading, wordAt } from "./reading.ts"

const REACH = 18

/**
 * Skips what stands between a verb and the content without naming a speaker: how they spoke ("ضاحكا"), what happened meanwhile
 * ("وهو يغالب دموعه"), to or about whom ("للقناة", "تقول فيها"), where and when ("بعد أن لفت ببطانية"). A clause or a place
 * counts only if content follows it. @returns the token behind it; undefined where there is none.
 */
export function afterCircumstance(reading: Reading, at: number, last: number): number | undefined {
  const word = wordAt(reading, at)
  const { manners, circumstances, addressed_pronouns, places, prepositions } = lexicon()
  if (!arabicWord.test(word) || reading.names[at]?.entities.some(({ kind }) => kind !== "topic")) return undefined
  if (addressed_pronouns.has(word)) return at + 1
  const manner = manners.has(word) || (isAccusative(reading, at) && !rankOf(word))
  const addressed = /^لل./.test(word)
  if (!manner && !addressed && !circumstances.has(word) && !places.has(word) && !prepositions.has(word)) return undefined
  for (let next = at + 1; next <= last && next <= at + REACH; next++) {
    if (hasGap(reading, next, HARD)) break
    if (contentStart(reading, next, last, true)) return next
    const name = reading.names[next]?.entities.some(({ kind }) => kind !== "topic")
    if (name && (manner || addressed)) return next
  }
  return manner || addressed ? at + 1 : undefined
}
