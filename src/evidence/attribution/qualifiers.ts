import { withoutClitics } from "../../text/clitics.ts"
import { phraseStartingAt } from "../names/cues.ts"
import { isArticled, stopsAt } from "./boundaries.ts"
import { readCondition } from "./conditions.ts"
import { contentStart } from "./content-start.ts"
import { lexicon, rankOf } from "./lexicon.ts"
import { OUTLET, opensRemark, type Relay, readRelay } from "./outlets.ts"
import { type Reading, type Span, wordAt } from "./reading.ts"

/** A remark between a speaker and the content, which ends before token `next`. */
export type Qualifier = {
  next: number
  relays: Relay[]
  anonymity: Span | undefined
}

const LONGEST = 15
const RELATIVE_WORDS = 60
const REACH = 4

/**
 * Reads one remark about the speaker at token `at`: a reason for anonymity, an outlet, an occasion, a time, or a relative
 * clause.
 */
export function readQualifier(reading: Reading, at: number, last: number): Qualifier | undefined {
  const word = wordAt(reading, at)
  const { speaking, relatives, times } = lexicon()
  if (isPartOfName(reading, at)) return undefined
  const condition = readCondition(reading, at, last)
  if (condition) return { next: condition.last + 1, relays: [], anonymity: condition }
  const relay = readRelay(reading, at, last)
  if (relay) return { next: relay.next, relays: [relay.relay], anonymity: undefined }
  if (speaking.has(word.replace(/^[وف]/, "")) || speaking.has(word)) return plain(at + 1)
  if (times.has(word) || (word === "on" && times.has(wordAt(reading, at + 1)))) return plain(at + 1)
  if (relatives.has(word)) return readRelative(reading, at, last)
  return readOccasion(reading, at, last) ?? readAddressee(reading, at, last)
}

// "صحيفة مساء الخير", "المدير العام": a word for a time that is part of a name or title; but "المسؤول العام الماضي" is "the
// official last year".
function isPartOfName(reading: Reading, at: number): boolean {
  const { times } = lexicon()
  const word = wordAt(reading, at)
  const name = reading.names[at]
  if (times.has(word) && name?.entities.some(({ kind }) => kind !== "topic")) return true
  return (
    word === "العام" &&
    isArticled(reading, at - 1) &&
    rankOf(wordAt(reading, at - 1)) !== undefined &&
    !times.has(wordAt(reading, at + 1))
  )
}

function plain(next: number): Qualifier {
  return { next, relays: [], anonymity: undefined }
}

function readRelative(reading: Reading, at: number, last: number): Qualifier | undefined {
  const found = plain(at + 1)
  const { verbs } = lexicon()
  // "التي ذكرت أن" is an attribution of its own.
  const verb = phraseStartingAt(verbs, reading.tokens, at + 1)
  if (verb > 0 && contentStart(reading, at + 1 + verb, last, true)) return undefined
  while (found.next < at + RELATIVE_WORDS && !stopsAt(reading, found.next, last)) {
    const inner = readCondition(reading, found.next, last)
    const relay = inner ? undefined : readRelay(reading, found.next, last)
    if (!inner && !relay && phraseStartingAt(verbs, reading.tokens, found.next) > 0 && found.next > at + 1) break
    found.anonymity ??= inner
    if (relay) found.relays.push(relay.relay)
    found.next = inner ? inner.last + 1 : (relay?.next ?? found.next + 1)
  }
  return found
}

// "في تغريدة على حسابه", "خلال مشاركته في ندوة", "in a statement". What follows the occasion belongs to it where a comma or a
// complement ends it.
function readOccasion(reading: Reading, at: number, last: number): Qualifier | undefined {
  const { places, occasions, same } = lexicon()
  const word = wordAt(reading, at).replace(/^[وف](?=.{3})/, "")
  if (!places.has(word)) return undefined
  let occasion = -1
  for (let near = at; near <= at + REACH && near <= last && (near === at || !stopsAt(reading, near, last)); near++) {
    if (withoutClitics(wordAt(reading, near)).some((form) => occasions.has(form))) occasion = near
  }
  if (occasion < 0) return undefined
  // "في الوقت نفسه".
  if (same.has(wordAt(reading, occasion + 1))) occasion++
  const found = plain(occasion + 1)
  let next = at + 1
  for (; next < at + LONGEST && !stopsAt(reading, next, last); next++) {
    const channel = reading.names[next]?.entities.find(({ sourceKind }) => sourceKind === "SOCIAL_MEDIA")
    if (channel && reading.names[next]?.match.first === next) found.relays.push({ source: channel.slug })
    const relay = next > occasion && readRelay(reading, next, last)
    if (relay || readCondition(reading, next, last)) return { ...found, next }
  }
  return next <= last && stopsAt(reading, next, last) ? { ...found, next } : found
}

// "للصحفيين", "لوسائل الإعلام".
function readAddressee(reading: Reading, at: number, last: number): Qualifier | undefined {
  const word = wordAt(reading, at)
  const rank = rankOf(word)
  if (OUTLET.test(word) && word.startsWith("لل") && !isArticled(reading, at + 1)) return plain(at + 1)
  if (!/^ل(?:ل|وسا)/.test(word) || !(rank || word.startsWith("لوسا"))) return undefined
  let next = at + 1
  while (next < at + REACH && !stopsAt(reading, next, last) && !opensRemark(reading, next)) next++
  return plain(stopsAt(reading, next, last) || opensRemark(reading, next) ? next : at + 1)
}

/** Between tokens [first, last]: all outlets, and the first reason for anonymity. */
export function remarksIn(reading: Reading, first: number, last: number): Pick<Qualifier, "relays" | "anonymity"> {
  const relays: Relay[] = []
  let anonymity: Span | undefined
  for (let at = first; at <= last; ) {
    const found = readQualifier(reading, at, last)
    if (found) relays.push(...found.relays)
    anonymity ??= found?.anonymity
    at = found && found.next > at ? found.next : at + 1
  }
  return { relays, anonymity }
}
