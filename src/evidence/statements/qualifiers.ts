import { withoutClitics } from "../../text/clitics.ts"
import { phraseStartingAt } from "../names/cues.ts"
import type { Entity } from "../names/dictionary.ts"
import { arabicWord } from "../names/speech.ts"
import { lexicon, rankOf } from "./lexicon.ts"
import { GAP, HARD, hasGap, quoteLength, type Reading, type Span, wordAt } from "./reading.ts"

/** One who passed a statement on: a source of the dictionary, or an outlet that it does not know, as described. */
export type Relay = { readonly source: string } | { readonly outlet: Span }

/** What stands between a speaker and what they said, up to token `next`. */
export type Qualifier = { next: number; relays: Relay[]; anonymity: Span | undefined }

const LONGEST = 15
const OUTLET_WORDS = 4
const REACH = 4
const MEDIA = new Set([undefined, "NEWS_OUTLET", "NEWS_AGENCY", "OTHER"])
/** A kind of publisher as a folded word, with its proclitics. */
export const OUTLET =
  /^[وف]?(?:ل|ال)?(?:صحيفه|جريده|وكاله|قناه|شبكه|موقع|مجله|اذاعه)$|^(?:newspaper|paper|agency|network|channel|magazine)$/

/** Whether token `at` opens what was said: "أن", "that", or "أنه". */
export function isComplement(reading: Reading, at: number): boolean {
  const { complements, subjects } = lexicon()
  return complements.has(wordAt(reading, at)) || subjects.has(wordAt(reading, at))
}

/** Whether a phrase around a speaker cannot go on at token `at`. */
export function stopsAt(reading: Reading, at: number, last: number): boolean {
  if (at > last || hasGap(reading, at, HARD | GAP.comma | GAP.colon | GAP.bracket | GAP.dash)) return true
  if (hasGap(reading, at, GAP.open) && quoteLength(reading, at) > 3) return true
  return isComplement(reading, at) || (lexicon().links.has(wordAt(reading, at)) && isComplement(reading, at + 1))
}

/** Reads one remark about the speaker that begins at token `at`: anonymity, an outlet, an occasion, a time, a relative clause. */
export function readQualifier(reading: Reading, at: number, last: number): Qualifier | undefined {
  const word = wordAt(reading, at)
  const { speaking, relatives, times } = lexicon()
  const condition = readCondition(reading, at, last)
  if (condition) return condition
  const relay = readRelay(reading, at, last)
  if (relay) return { next: relay.next, relays: [relay.relay], anonymity: undefined }
  if (speaking.has(word.replace(/^[وف]/, "")) || speaking.has(word)) return plain(at + 1)
  if (times.has(word) || (word === "on" && times.has(wordAt(reading, at + 1)))) return plain(at + 1)
  if (relatives.has(word)) return readRelative(reading, at, last)
  return readOccasion(reading, at, last) ?? readAddressee(reading, at, last)
}

function plain(next: number): Qualifier {
  return { next, relays: [], anonymity: undefined }
}

function readCondition(reading: Reading, at: number, last: number): Qualifier | undefined {
  const { conditions, verbs } = lexicon()
  const length = phraseStartingAt(conditions, reading.tokens, at, true)
  if (length === 0) return undefined
  let next = at + length
  // "... on condition of anonymity said"; in Arabic a verb may be a noun, as in "عدم كشف هويته".
  const verb = (): boolean => !arabicWord.test(wordAt(reading, next)) && phraseStartingAt(verbs, reading.tokens, next) > 0
  while (!stopsAt(reading, next, last) && !verb()) next++
  return { next, relays: [], anonymity: { first: at, last: next - 1 } }
}

/** An outlet that was spoken to, at token `at`: "لصحيفة ...", "إلى وكالة ...", "in an interview with ...". */
export function readRelay(reading: Reading, at: number, last: number): { relay: Relay; next: number } | undefined {
  const { addressed, channels, telling } = lexicon()
  const word = wordAt(reading, at)
  const phrase = phraseStartingAt(addressed, reading.tokens, at, true)
  const bound = /ل$/.test(reading.owners[at]?.clitics ?? "") || (OUTLET.test(word) && /^[وف]?ل/.test(word))
  const from = channels.has(word) || telling.has(word) ? at + 1 : bound && phrase <= 1 ? at : phrase > 0 ? at + phrase : -1
  if (from < 0) return undefined
  return readOutlet(reading, from, last)
}

/** An outlet by name at token `from`, behind "صحيفة" and the like; an unknown one is described. */
export function readOutlet(reading: Reading, from: number, last: number): { relay: Relay; next: number } | undefined {
  let at = from
  let known = false
  while (at <= last && (at === from || !hasGap(reading, at, HARD | GAP.comma | GAP.colon))) {
    const source = reading.names[at]?.entities.find(isOutlet)
    if (source) return { relay: { source: source.slug }, next: (reading.names[at]?.match.last ?? at) + 1 }
    const outlet = OUTLET.test(wordAt(reading, at))
    if (!outlet && phraseStartingAt(lexicon().outlets, reading.tokens, at, true) === 0) break
    if (rankOf(wordAt(reading, at))) return undefined
    known ||= outlet
    at++
  }
  if (!known) return undefined
  while (at <= last && at - from < OUTLET_WORDS && !stopsAt(reading, at, last) && !opensRemark(reading, at)) at++
  return at - from > 1 ? { relay: { outlet: { first: from, last: at - 1 } }, next: at } : undefined
}

function isOutlet({ kind, sourceKind }: Entity): boolean {
  return kind === "source" && MEDIA.has(sourceKind)
}

function opensRemark(reading: Reading, at: number): boolean {
  const { conditions, times, places, relatives } = lexicon()
  const word = wordAt(reading, at)
  return (
    times.has(word) || places.has(word) || relatives.has(word) || phraseStartingAt(conditions, reading.tokens, at, true) > 0
  )
}

function readRelative(reading: Reading, at: number, last: number): Qualifier {
  const found = plain(at + 1)
  const { verbs } = lexicon()
  while (!stopsAt(reading, found.next, last)) {
    const inner = readCondition(reading, found.next, last)
    const relay = inner ? undefined : readRelay(reading, found.next, last)
    if (!inner && !relay && phraseStartingAt(verbs, reading.tokens, found.next) > 0 && found.next > at + 1) break
    found.anonymity ??= inner?.anonymity
    if (relay) found.relays.push(relay.relay)
    found.next = inner?.next ?? relay?.next ?? found.next + 1
  }
  return found
}

// "في تغريدة على حسابه", "خلال مشاركته في ندوة", "in a statement". What follows the occasion belongs to it where a comma or a
// complement ends it.
function readOccasion(reading: Reading, at: number, last: number): Qualifier | undefined {
  const { places, occasions } = lexicon()
  const word = wordAt(reading, at).replace(/^[وف](?=.{3})/, "")
  if (!places.has(word)) return undefined
  let occasion = -1
  for (let near = at; near <= at + REACH && near <= last && (near === at || !stopsAt(reading, near, last)); near++) {
    if (withoutClitics(wordAt(reading, near)).some((form) => occasions.has(form))) occasion = near
  }
  if (occasion < 0) return undefined
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
  if (!/^ل(?:ل|وسا)/.test(word) || !(rank || word.startsWith("لوسا"))) return undefined
  let next = at + 1
  while (next < at + REACH && !stopsAt(reading, next, last) && !opensRemark(reading, next)) next++
  return plain(stopsAt(reading, next, last) || opensRemark(reading, next) ? next : at + 1)
}

/** All outlets, and the first reason for anonymity, between tokens [first, last]. */
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
