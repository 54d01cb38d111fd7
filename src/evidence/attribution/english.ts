import { phraseStartingAt } from "../names/cues.ts"
import { arabicWord } from "../names/speech.ts"
import type { Attribution } from "./attribution.ts"
import { stopsAt } from "./boundaries.ts"
import { contentStart } from "./content-start.ts"
import { type Before, BREAKS, subjectBefore, subjectBehind } from "./english-subject.ts"
import { lexicon } from "./lexicon.ts"
import { readOrigin } from "./origins.ts"
import { type Relay, readRelay } from "./outlets.ts"
import { readQualifier } from "./qualifiers.ts"
import { GAP, HARD, hasGap, quoteLength, type Reading, type Span, wordAt } from "./reading.ts"

const SUBJECT_WORDS = 24
const ADDRESSEE_WORDS = 5
const REMARKS = 10
const NOUN_WORDS = 3

/** Reads the English verb of speech at token `at` with its subject, before or behind it, and the remarks around both. */
export function readEnglish(reading: Reading, at: number, sentence: Span): Attribution | undefined {
  const { verbs, participles, continuations, ambiguous } = lexicon()
  const word = wordAt(reading, at)
  if (arabicWord.test(word) || reading.names[at]) return undefined
  const length = phraseStartingAt(verbs, reading.tokens, at)
  if (length === 0) return undefined
  const cue = { first: at, last: at + length - 1 }
  if (!hasGap(reading, at, BREAKS) && lexicon().modals.has(wordAt(reading, at - 1)) && !participles.has(word)) return undefined
  const participle = participles.has(word)
  // "staff had been warning".
  if (participle && lexicon().auxiliaries.has(wordAt(reading, at - 1)) && !hasGap(reading, at, BREAKS)) return undefined
  const before = participle ? undefined : subjectBefore(reading, at, sentence)
  const behind = participle || before ? undefined : subjectBehind(reading, cue.last + 1, sentence)
  // "... , but added that": one more verb of whoever speaks in the sentence.
  const joined = !before && !behind && /^(?:and|but)$/.test(wordAt(reading, at - 1)) && !hasGap(reading, at, BREAKS)
  if (!participle && !before && !behind && !joined) return undefined
  const from = behind ? behind.last + 1 : cue.last + 1
  const origin = readOrigin(reading, cue, before?.speaker ?? behind, from, sentence.last)
  let rest = readRest(reading, cue, origin?.next ?? from, sentence, participle)
  const told = rest.marker === "clause" || rest.marker === "quotation"
  if (joined && !told && !(rest.marker === "open" && goesOn(reading, at, continuations.has(word)))) return undefined
  // "As a skipper told Radio Brindle, the lamp is old".
  const opened = before && /^(?:as|like)$/.test(wordAt(reading, sentence.first)) && before.from - sentence.first <= 1
  if (opened && !told && rest.last < sentence.last && hasGap(reading, rest.last + 1, GAP.comma)) {
    rest = { ...rest, marker: "open", contentAt: rest.last + 1 }
  }
  if (lexicon().naming.has(word)) return before && named(reading, before, rest, cue, sentence)
  if (ambiguous.has(word) && !told && !closes(reading, before, cue, sentence)) return undefined
  return {
    ...rest,
    kind: participle || joined ? "participle" : "verb",
    cue,
    first: before ? before.from : at,
    speaker: origin?.speaker ?? before?.speaker ?? behind,
    relays: [...(before?.remarks.relays ?? []), ...(origin ? [origin.relay] : []), ...rest.relays],
    anonymity: before?.remarks.anonymity ?? rest.anonymity,
    continues: continuations.has(word),
    origin: false,
  }
}

// Whether the verb closes a quotation or report: '"...," she recalled', "The lens was dirty, she admitted."
function closes(reading: Reading, before: Before | undefined, cue: Span, { last }: Span): boolean {
  const from = before?.from ?? cue.first
  if (hasGap(reading, from, GAP.close)) return true
  return before !== undefined && before.speaker.kind !== "description" && cue.last === last && hasGap(reading, from, GAP.comma)
}

// "confirmed that ..., and said the road was open": behind a comma, or with a verb that only goes on.
function goesOn(reading: Reading, at: number, continues: boolean): boolean {
  return lexicon().clausal.has(wordAt(reading, at)) && (continues || hasGap(reading, at - 1, GAP.comma | GAP.close))
}

// 'called it "a gift"', 'described the crack as "a finger wide"': only the quotation is content.
function named(reading: Reading, before: Before, rest: Rest, cue: Span, sentence: Span): Attribution | undefined {
  let at = cue.last + 1
  while (at <= sentence.last && at < cue.last + SUBJECT_WORDS && !hasGap(reading, at, HARD | GAP.comma | GAP.open)) at++
  if (at > sentence.last || !hasGap(reading, at, GAP.open) || quoteLength(reading, at) < 2) return undefined
  const known = { speaker: before.speaker, relays: before.remarks.relays, anonymity: before.remarks.anonymity }
  const none = { continues: false, origin: false }
  return {
    ...rest,
    ...known,
    ...none,
    kind: "verb",
    cue,
    first: before.from,
    last: cue.last,
    contentAt: at,
    marker: "quotation",
  }
}

type Rest = Pick<Attribution, "contentAt" | "marker" | "relays" | "anonymity" | "last">

function readRest(reading: Reading, cue: Span, from: number, sentence: Span, participle: boolean): Rest {
  const { telling, fillers, governed, acts, links } = lexicon()
  const relays: Relay[] = []
  let anonymity: Span | undefined
  let at = from
  const done = (marker: Rest["marker"], contentAt?: number): Rest => ({
    marker,
    contentAt,
    relays,
    anonymity,
    last: at - 1,
  })
  if (telling.has(wordAt(reading, cue.first))) {
    const relay = readRelay(reading, cue.first, sentence.last)
    if (relay) relays.push(relay.relay)
    at = relay?.next ?? afterAddressee(reading, at, sentence.last)
  }
  for (let remark = 0; remark < REMARKS; remark++) {
    const start = contentStart(reading, at, sentence.last, true)
    if (start) return done(start.marker, start.at)
    if (at > sentence.last || hasGap(reading, at, HARD)) return done("none")
    const found = readQualifier(reading, at, sentence.last)
    if (found) {
      relays.push(...found.relays)
      anonymity ??= found.anonymity
      at = found.next
    } else if (fillers.has(wordAt(reading, at))) at++
    else break
  }
  if (hasGap(reading, at, BREAKS)) return done("none")
  // "said after meeting officials that ...".
  if (lexicon().places.has(wordAt(reading, at)) || lexicon().prepositions.has(wordAt(reading, at))) {
    let next = at + 1
    while (next < at + SUBJECT_WORDS && !stopsAt(reading, next, sentence.last)) next++
    const start = contentStart(reading, next, sentence.last, true)
    at = start || hasGap(reading, next, GAP.comma) || next > sentence.last ? next : at
    return start ? done(start.marker, start.at) : done("none")
  }
  const government = governed.get(wordAt(reading, cue.first))
  const word = wordAt(reading, at)
  const words = sentence.last - at + 1
  if (government?.prepositions.has(word)) return words > NOUN_WORDS ? done("noun", at + 1) : done("none")
  if ((acts.has(word) && !opensContent(reading, at, words)) || words < NOUN_WORDS - 1 || links.has(word) || word === "to")
    return done("none")
  if (government?.bare) return words >= NOUN_WORDS ? done("noun", at) : done("none")
  return /^(?:of|for|on|with|about|and|by)$/.test(word) && !participle ? done("none") : done("open", at)
}

// "said it regretted the delay", but not "said it on Monday".
function opensContent(reading: Reading, at: number, words: number): boolean {
  const { places, times, prepositions } = lexicon()
  const next = wordAt(reading, at + 1)
  if (
    !/^(?:it|this|no|nothing|more|much|anything)$/.test(wordAt(reading, at)) ||
    words < NOUN_WORDS ||
    hasGap(reading, at + 1, ~0)
  )
    return false
  return !places.has(next) && !times.has(next) && !prepositions.has(next) && !/^(?:to|again|all|about)$/.test(next)
}

function afterAddressee(reading: Reading, from: number, last: number): number {
  let at = from
  while (at < from + ADDRESSEE_WORDS && !stopsAt(reading, at, last) && !readQualifier(reading, at, last)) at++
  // "told reporters the plan was final": without a mark behind it, the one spoken to is one word.
  return at <= last && (stopsAt(reading, at, last) || at < from + ADDRESSEE_WORDS) ? at : from + 1
}
