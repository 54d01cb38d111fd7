import { phraseStartingAt } from "../names/cues.ts"
import { arabicWord } from "../names/speech.ts"
import type { Attribution } from "./attribution.ts"
import { contentStart } from "./content-start.ts"
import { lexicon, rankOf } from "./lexicon.ts"
import { readOrigin } from "./origins.ts"
import { type Qualifier, type Relay, readQualifier, readRelay, remarksIn, stopsAt } from "./qualifiers.ts"
import { GAP, HARD, hasGap, type Reading, type Span, wordAt } from "./reading.ts"
import { type Speaker, speakerIn } from "./speakers.ts"

const BREAKS = HARD | GAP.comma | GAP.colon | GAP.open | GAP.close | GAP.dash | GAP.bracket
const SUBJECT_WORDS = 24
const ADDRESSEE_WORDS = 5
const CONJUNCTION = /^(?:but|as|while|when|because|although|though)$/
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
  const participle = participles.has(word)
  const before = participle ? undefined : subjectBefore(reading, at, sentence)
  const behind = participle || before ? undefined : subjectBehind(reading, cue.last + 1, sentence)
  if (!participle && !before && !behind) return undefined
  const from = behind ? behind.last + 1 : cue.last + 1
  const origin = readOrigin(reading, cue, before?.speaker ?? behind, from, sentence.last)
  const rest = readRest(reading, cue, origin?.next ?? from, sentence, participle)
  if (ambiguous.has(word) && rest.marker !== "clause" && rest.marker !== "quotation") return undefined
  return {
    ...rest,
    kind: participle ? "participle" : "verb",
    cue,
    first: before ? before.from : at,
    speaker: origin?.speaker ?? before?.speaker ?? behind,
    relays: [...(before?.remarks.relays ?? []), ...(origin ? [origin.relay] : []), ...rest.relays],
    anonymity: before?.remarks.anonymity ?? rest.anonymity,
    continues: continuations.has(word),
    origin: false,
  }
}

type Before = { speaker: Speaker; from: number; remarks: Pick<Qualifier, "relays" | "anonymity"> }

// Conjunctions end a subject, but not the remark between two commas.
function subjectBefore(reading: Reading, verb: number, sentence: Span): Before | undefined {
  const { fillers } = lexicon()
  let end = verb - 1
  while (end > sentence.first && fillers.has(wordAt(reading, end)) && !hasGap(reading, end + 1, BREAKS)) end--
  if (end < sentence.first || hasGap(reading, end + 1, BREAKS & ~GAP.comma)) return undefined
  const comma = hasGap(reading, end + 1, GAP.comma)
  const nearest = clauseBefore(reading, end, sentence, comma)
  if (!comma) return inClause(reading, nearest)
  // "Tueller, the ambassador to Iraq, said": what stands between the commas is a remark.
  for (let first = nearest.first; first > sentence.first && end - first < SUBJECT_WORDS; ) {
    if (!hasGap(reading, first, GAP.comma) || hasGap(reading, first, BREAKS & ~GAP.comma)) return undefined
    const outer = clauseBefore(reading, first - 1, sentence, false)
    const found = inClause(reading, outer)
    if (found && (found.speaker.kind !== "description" || found.speaker.group !== undefined)) {
      const remarks = remarksIn(reading, first, end)
      return { ...found, remarks: { relays: remarks.relays, anonymity: found.remarks.anonymity ?? remarks.anonymity } }
    }
    first = outer.first
  }
  return undefined
}

function clauseBefore(reading: Reading, end: number, sentence: Span, remark: boolean): Span {
  const { complements } = lexicon()
  let first = end
  while (first > sentence.first && end - first < SUBJECT_WORDS && !hasGap(reading, first, BREAKS)) {
    const before = wordAt(reading, first - 1)
    if (!remark && (complements.has(before) || CONJUNCTION.test(before))) break
    first--
  }
  return { first, last: end }
}

function inClause(reading: Reading, clause: Span): Before | undefined {
  const { relatives, places, times } = lexicon()
  let from = clause.first
  let last = clause.last
  while (from < last && /^(?:and|but|so|then|meanwhile)$/.test(wordAt(reading, from))) from++
  if (places.has(wordAt(reading, from)) || times.has(wordAt(reading, from))) from = afterOpening(reading, from, last)
  for (let at = from + 1; at <= last; at++) {
    if (!relatives.has(wordAt(reading, at)) && !readQualifier(reading, at, last)?.anonymity) continue
    last = at - 1
    break
  }
  const remarks = remarksIn(reading, last + 1, clause.last)
  const speaker = speakerIn(reading, from, last)
  if (!speaker) return undefined
  // A description is a noun with an article, a number, a rank or a capital letter; anything else is a clause.
  const known = speaker.kind !== "description" || speaker.group !== undefined || isNoun(reading, from)
  if (!known || (speaker.kind === "description" && last - from > SUBJECT_WORDS / 2)) return undefined
  if (speaker.kind === "person" || speaker.kind === "source") {
    if (last - speaker.last > 2) return undefined
  }
  return { speaker, from, remarks }
}

function isNoun(reading: Reading, at: number): boolean {
  const token = reading.tokens[at]
  return (
    /^(?:the|a|an)$/.test(token?.folded ?? "") || /^\p{Lu}/u.test(reading.text.slice(token?.start, (token?.start ?? 0) + 2))
  )
}

// "In a statement the Pentagon said", "On Monday Tueller said".
function afterOpening(reading: Reading, from: number, last: number): number {
  for (let at = from + 1; at <= last; at++) {
    if (reading.names[at]?.entities.some(({ kind }) => kind !== "topic")) return at
    if (/^(?:the|he|she|they)$/.test(wordAt(reading, at)) && at > from + 1) return at
    if (at === last && rankOf(wordAt(reading, at))) return Math.max(from + 1, at - 1)
  }
  return last
}

// "said Matthew Tueller, the ambassador": up to the next punctuation.
function subjectBehind(reading: Reading, at: number, sentence: Span): Speaker | undefined {
  if (at > sentence.last || hasGap(reading, at, BREAKS)) return undefined
  if (!(hasGap(reading, at - 1, BREAKS) || at - 1 === sentence.first)) return undefined
  let end = at
  while (end - at < SUBJECT_WORDS && end <= sentence.last && !hasGap(reading, end + 1, BREAKS)) {
    if (readQualifier(reading, end + 1, sentence.last)) break
    end++
  }
  return speakerIn(reading, at, Math.min(end, sentence.last))
}

type Rest = Pick<Attribution, "contentAt" | "marker" | "relays" | "anonymity" | "last">

function readRest(reading: Reading, cue: Span, from: number, sentence: Span, participle: boolean): Rest {
  const { telling, fillers, governed, acts, links } = lexicon()
  const relays: Relay[] = []
  let anonymity: Span | undefined
  let at = from
  const done = (marker: Rest["marker"], contentAt?: number): Rest => ({ marker, contentAt, relays, anonymity, last: at - 1 })
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
  if (acts.has(word) || words < NOUN_WORDS - 1 || links.has(word) || word === "to") return done("none")
  if (government?.bare) return words >= NOUN_WORDS ? done("noun", at) : done("none")
  return /^(?:of|for|on|with|about|and|by)$/.test(word) && !participle ? done("none") : done("open", at)
}

function afterAddressee(reading: Reading, from: number, last: number): number {
  let at = from
  while (at < from + ADDRESSEE_WORDS && !stopsAt(reading, at, last) && !readQualifier(reading, at, last)) at++
  // "told reporters the plan was final": without a mark behind it, the one spoken to is one word.
  return at <= last && (stopsAt(reading, at, last) || at < from + ADDRESSEE_WORDS) ? at : from + 1
}
