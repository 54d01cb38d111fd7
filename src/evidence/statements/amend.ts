import { phraseStartingAt } from "../names/cues.ts"
import { lexicon, rankOf } from "./lexicon.ts"
import { addRelay, type Memory, textOf } from "./memory.ts"
import { type Qualifier, readQualifier } from "./qualifiers.ts"
import { type Reading, type Span, wordAt } from "./reading.ts"

/**
 * A sentence that says nothing but how the last speakers spoke ("وتحدث المسؤولون إلى وكالة ... بشرط عدم ...") adds its outlets
 * and its reason for anonymity to their turn. Answers whether it was one.
 */
export function amend(reading: Reading, { last }: Memory, sentence: Span): boolean {
  if (last?.speaker.description === undefined) return false
  const { speaking, conditions, pronouns } = lexicon()
  let speaks = false
  let means = false
  let anonymity: Span | undefined
  const relays: Qualifier["relays"] = []
  for (let at = sentence.first; at <= sentence.last; ) {
    const word = wordAt(reading, at).replace(/^[وف](?=.{3})/, "")
    const verb = speaking.has(word) || phraseStartingAt(conditions, reading.tokens, at, true) > 0
    speaks ||= verb
    means ||= pronouns.has(word) || (last.group !== undefined && rankOf(word)?.group === last.group)
    const found = speaks ? readQualifier(reading, at, sentence.last) : undefined
    anonymity ??= found?.anonymity
    relays.push(...(found?.relays ?? []))
    at = found && found.next > at ? found.next : at + 1
  }
  // A verb at the sentence's head without a subject means whoever spoke last.
  means ||= speaking.has(wordAt(reading, sentence.first).replace(/^و/, ""))
  if (!means || (!anonymity && relays.length === 0)) return false
  if (anonymity) last.speaker = { ...last.speaker, anonymity: textOf(reading, anonymity) }
  for (const relay of relays) addRelay(reading, last, relay)
  return true
}
