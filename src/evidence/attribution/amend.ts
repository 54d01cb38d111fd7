import { numberAt } from "../../text/quantities/numbers.ts"
import { phraseStartingAt } from "../names/cues.ts"
import { readCondition } from "./conditions.ts"
import { lexicon, rankOf } from "./lexicon.ts"
import type { Memory } from "./memory.ts"
import { type Relay, readOutlet } from "./outlets.ts"
import { readQualifier } from "./qualifiers.ts"
import { type Reading, type Span, wordAt } from "./reading.ts"
import { addRelay, type Turn, textOf } from "./turns.ts"

/**
 * A sentence that only says how the last speakers spoke ("وتحدث المسؤولون إلى وكالة ... بشرط عدم ...", "حصلت وكالة ... على
 * إفاداتهم"): adds its outlets and its reason for anonymity to their turn. @returns whether the sentence was one of these.
 */
export function amend(reading: Reading, { last }: Memory, sentence: Span): boolean {
  if (last?.speaker.description === undefined) return false
  const { speaking, conditions, testimonies } = lexicon()
  let speaks = false
  let heard = false
  let means = false
  let anonymity: Span | undefined
  const relays: Relay[] = []
  const outlets: Relay[] = []
  for (let at = sentence.first; at <= sentence.last; ) {
    const word = wordAt(reading, at).replace(/^[وف](?=.{3})/, "")
    heard ||= testimonies.has(word) && /هم$/.test(word) === last.plural
    const condition = readCondition(reading, at, sentence.last)
    speaks ||= speaking.has(word) || condition !== undefined || phraseStartingAt(conditions, reading.tokens, at, true) > 0
    means ||= isMeant(reading, last, {
      first: at,
      last: condition?.last ?? at,
    })
    const named = reading.names[at]?.match.first === at ? readOutlet(reading, at, sentence.last) : undefined
    if (named) outlets.push(named.relay)
    const found = speaks ? readQualifier(reading, at, sentence.last) : undefined
    anonymity ??= found?.anonymity
    relays.push(...(found?.relays ?? []))
    at = found && found.next > at ? found.next : at + 1
  }
  // A verb at the sentence's head without a subject means whoever spoke last.
  means ||= heard || speaking.has(wordAt(reading, sentence.first).replace(/^و/, ""))
  const added = relays.length > 0 || !heard ? relays : outlets
  if (!means || (!anonymity && added.length === 0)) return false
  if (anonymity) last.speaker = { ...last.speaker, anonymity: textOf(reading, anonymity) }
  for (const relay of added) addRelay(reading, last, relay)
  return true
}

// "المسؤولون", "they", "الثلاثة".
function isMeant(reading: Reading, turn: Turn, { first, last }: Span): boolean {
  const { pronouns } = lexicon()
  for (let at = first; at <= last; at++) {
    const word = wordAt(reading, at)
    if (pronouns.has(word) || (turn.group !== undefined && rankOf(word)?.group === turn.group)) return true
    if (turn.speaker.count !== undefined && numberOf(word) === turn.speaker.count) return true
  }
  return false
}

function numberOf(word: string): number | undefined {
  return word.startsWith("ال") ? numberAt([word.slice(2)], 0)?.value : undefined
}
