import { conjoined } from "../names/cues.ts"
import { cues } from "../names/speech.ts"
import { isJoin, isLatin } from "./nearest-event.ts"
import type { Reading, Word } from "./reading.ts"
import { phraseAt, vocabulary } from "./vocabulary.ts"

// The most words of titles before a name ("مقتل قائد فيلق القدس قاسم سليماني").
const TITLE_WORDS = 10

// The most words between an event and the last of its victims.
const REACH = 60

const AUXILIARIES = 2

/** Which words belong to an attribution or a date; neither are victims. */
export type Parts = { readonly isSpeaker: (word: number) => boolean; readonly isDate: (word: number) => boolean }

/**
 * The people that an event befell: those named after the event word, joined by "and"; if there are none, those right before an
 * English passive, a verb or a relative pronoun ("Soleimani was killed", "سليماني الذي قتل"). Only titles and dates may stand
 * between. Speakers are no victims. Empty where two names follow each other, since either may have done it.
 */
export function victimsOf(reading: Reading, event: number, { isSpeaker, isDate }: Parts): ReadonlySet<string> {
  const passive = isPassive(reading, event)
  const after = passive ? new Set<string>() : victimsAfter(reading, event, { isSpeaker, isDate })
  const follows = reading.words[event + 1]?.entities.some(isPerson)
  return after.size > 0 || (follows && !passive) ? after : victimsBefore(reading, event, passive)
}

const isPerson = (entity: string): boolean => entity.startsWith("person:")

function isPassive({ words }: Reading, event: number): boolean {
  const word = words[event]
  if (!word || !isLatin(word)) return false
  for (let at = event - 1; at >= event - AUXILIARIES; at--) if (vocabulary().passives.has(words[at]?.folded ?? "")) return true
  return false
}

function victimsAfter({ words }: Reading, event: number, { isSpeaker, isDate }: Parts): ReadonlySet<string> {
  const { agents, bridges } = vocabulary()
  const found = new Set<string>()
  let joined = true
  let titles = 0
  for (let at = event + 1; at <= event + REACH && words[at]?.clause === words[event]?.clause; at++) {
    const word = words[at]!
    const person = word.entities.find(isPerson)
    if (isDate(at) || (person !== undefined && found.has(person))) continue
    const bridge = phraseAt(bridges, words, at)
    if (bridge && person === undefined) {
      at += bridge.length - 1
      continue
    }
    if (isJoin(word)) {
      joined = true
      titles = 0
    }
    if (person === undefined) {
      if (phraseAt(agents, words, at) || isEndOfTitle(word) || ++titles > TITLE_WORDS) break
    } else if (isSpeaker(at)) break
    else if (!joined) return titles === 0 ? new Set() : found
    else {
      found.add(person)
      joined = false
      titles = 0
    }
  }
  return found
}

// The words that cannot be part of a victim's title: another event, a number, a verb of speech, a preposition.
function isEndOfTitle(word: Word): boolean {
  const { prepositions, reports } = cues()
  if (word.event || word.canonical !== null) return true
  if (prepositions.has(word.folded)) return true
  return conjoined(word.folded).some((form) => reports.has(form))
}

function victimsBefore({ words }: Reading, event: number, passive: boolean): ReadonlySet<string> {
  const { passives, relatives } = vocabulary()
  const found = new Set<string>()
  let at = event - 1
  // In apposition the name stands before a clause of its own: "Soleimani, the commander, was killed".
  while (passives.has(words[at]?.folded ?? "") || relatives.has(words[at]?.folded ?? "")) at--
  if (passive && !words[at]?.entities.some(isPerson)) at = beforeApposition(words, at)
  let joined = true
  for (; at >= event - REACH && words[at]?.sentence === words[event]?.sentence; at--) {
    const word = words[at]!
    const person = word.entities.find(isPerson)
    if (person === undefined) {
      if (found.size === 0 || !isJoin(word)) break
      joined = true
    } else if (!found.has(person)) {
      if (!joined) break
      found.add(person)
      joined = false
    }
    if (person !== undefined && isJoin(word)) joined = true
  }
  return found
}

function beforeApposition(words: readonly Word[], from: number): number {
  const clause = words[from]?.clause
  let at = from
  while (words[at]?.clause === clause && from - at <= TITLE_WORDS && words[at]) at--
  const isName = words[at]?.clause !== clause && words[at]?.sentence === words[from]?.sentence
  return isName ? at : from
}
