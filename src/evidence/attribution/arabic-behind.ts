import { conjoined, phraseStartingAt } from "../names/cues.ts"
import { asserts } from "./asserted.ts"
import type { Attribution } from "./attribution.ts"
import { isComplement, stopsAt } from "./boundaries.ts"
import { afterCircumstance } from "./circumstances.ts"
import { contentStart } from "./content-start.ts"
import { governedNoun, isNoun, mayBeBare, tracedNoun } from "./governed.ts"
import { lexicon } from "./lexicon.ts"
import { opensOrigin, passedPronoun, readOrigin } from "./origins.ts"
import { type Relay, relayOf } from "./outlets.ts"
import { readQualifier } from "./qualifiers.ts"
import { GAP, HARD, hasGap, type Reading, type Span, wordAt } from "./reading.ts"
import { type Speaker, speakerIn } from "./speakers.ts"
import { afterApposition, readSubject } from "./subject-behind.ts"
import { afterTrait } from "./traits.ts"

const REMARKS = 12
const OBJECT_WORDS = 4
const ADDRESSEE_WORDS = 14
const ORIGIN_REACH = 6

/** What was read behind an Arabic verb of speech, up to where the content begins. */
export type Behind = Pick<Attribution, "speaker" | "contentAt" | "marker" | "relays" | "anonymity" | "last">

// "طمأنت الدائرة | المواطنين | بأن": the object says who was told; it stands between the speaker's name and the content.
function afterObject(reading: Reading, cue: Span, at: number, last: number): number | undefined {
  const notifies = conjoined(wordAt(reading, cue.first)).some((form) => lexicon().notifying.has(form))
  const words = notifies ? ADDRESSEE_WORDS : OBJECT_WORDS
  for (let next = at + 1; next <= at + words && next <= last; next++) {
    if (contentStart(reading, next, last, true)) return next
    if (hasGap(reading, next, ~0)) return undefined
  }
  return undefined
}

/**
 * Whether the verb of an outlet is followed by the one whose words it passes on: "كانت الوكالة نقلت | عن مسؤول", also with the
 * day between commas.
 */
export function passesBehind(reading: Reading, cue: Span, last: number): boolean {
  for (let at = cue.last + 1; at <= last && at <= cue.last + ORIGIN_REACH; at++) {
    if (opensOrigin(reading, cue, at)) return true
    if (isComplement(reading, at) || hasGap(reading, at, HARD | GAP.open)) return false
  }
  return false
}

/**
 * Reads the subject of the verb `cue` and the remarks behind it, up to the content. @returns undefined where the subject cannot
 * speak. @param teller the outlet before the verb, if it passes somebody's words on.
 */
export function readBehind(
  reading: Reading,
  cue: Span,
  sentence: Span,
  participle: boolean,
  teller: Speaker | undefined,
): Behind | undefined {
  const relays: Relay[] = []
  let anonymity: Span | undefined
  let speaker = teller
  // "نقلت عنه الوكالة".
  let meant: Speaker | undefined
  let at = cue.last + 1
  const done = (marker: Behind["marker"], contentAt?: number): Behind => ({
    speaker,
    marker,
    contentAt,
    relays,
    anonymity,
    last: at - 1,
  })
  for (let remark = 0; remark < REMARKS; remark++) {
    const start = contentStart(reading, at, sentence.last, speaker !== undefined || at === cue.last + 1)
    const origin = start ? undefined : readOrigin(reading, cue, speaker, at, sentence.last)
    if (origin) {
      relays.unshift(origin.relay)
      speaker = origin.speaker
      at = origin.next
      continue
    }
    if (start) return done(start.marker, start.at)
    if (at > sentence.last || hasGap(reading, at, HARD)) return done("none")
    // "أكدت الوزارة، | على لسان المتحدث باسمها سمير، | أن".
    const voice = speaker && voiceAt(reading, at, sentence.last)
    if (voice) {
      speaker = voice.speaker ?? speaker
      at = voice.next
      continue
    }
    const governed = governedNoun(reading, cue, at, sentence.last)
    if (governed !== undefined) return done("noun", governed)
    const qualifier = readQualifier(reading, at, sentence.last)
    if (qualifier) {
      relays.push(...qualifier.relays)
      anonymity ??= qualifier.anonymity
      at = qualifier.next
      continue
    }
    if (lexicon().fillers.has(wordAt(reading, at))) {
      at++
      continue
    }
    // "مضى | قائلا: ".
    if (lexicon().participles.has(wordAt(reading, at)) && contentStart(reading, at + 1, sentence.last, true)) {
      at++
      continue
    }
    const passed = passedPronoun(reading, cue, at)
    if (passed && !speaker) {
      meant = passed
      at++
      continue
    }
    const skipped = afterTrait(reading, at, sentence.last) ?? afterCircumstance(reading, at, sentence.last)
    if (skipped !== undefined) {
      // "دراسة نشرت نتائجها وكالة السنابل".
      if (lexicon().publishing.has(wordAt(reading, at))) relays.push(...sourcesIn(reading, at + 1, skipped - 1))
      at = skipped
      continue
    }
    if (!speaker && !participle && (!hasGap(reading, at, GAP.comma) || at === cue.last + 1)) {
      const subject = readSubject(reading, cue, at, sentence.last)
      if (subject === null) return undefined
      // "نفى المتهم التهم، | وخاطب القاضي قائلا": the only noun behind a verb of addressing is its object.
      if (subject && cue.first > sentence.first && addresses(reading, cue) && subject.speaker.kind === "description") {
        at = subject.next
        continue
      }
      if (subject) {
        const relay = meant && relayOf(subject.speaker)
        if (relay) relays.push(relay)
        speaker = relay ? meant : subject.speaker
        at = subject.next
        continue
      }
    }
    const apposed = speaker && hasGap(reading, at, GAP.comma) ? afterApposition(reading, at, sentence.last) : undefined
    if (apposed !== undefined) {
      at = apposed
      continue
    }
    const traced = speaker || participle ? tracedNoun(reading, cue, at, sentence.last) : undefined
    if (traced !== undefined) return done("noun", traced)
    const object = speaker && speaker.kind !== "description" ? afterObject(reading, cue, at, sentence.last) : undefined
    if (object !== undefined) {
      at = object
      continue
    }
    // "نفى المتهم التهم، | وخاطب القاضي": behind a comma that no remark closes, another clause begins.
    const parted = hasGap(reading, at, GAP.comma) && /^و/.test(wordAt(reading, at))
    if (mayBeBare(reading, cue) && !parted && isNoun(reading, at, sentence.last)) return done("noun", at)
    return speaker && asserts(reading, cue, at, sentence) ? done("open", at) : done("none")
  }
  return done("none")
}

function addresses(reading: Reading, { first }: Span): boolean {
  const word = wordAt(reading, first)
  return word.startsWith("و") && lexicon().addressing.has(word.slice(1))
}

function sourcesIn({ names }: Reading, first: number, last: number): Relay[] {
  return names
    .slice(first, last + 1)
    .flatMap((name, offset) => (name?.match.first === first + offset ? name.entities : []))
    .flatMap(({ kind, slug }) => (kind === "source" ? [{ source: slug }] : []))
}

// The one who speaks on behalf of a body.
function voiceAt(reading: Reading, at: number, last: number): { speaker: Speaker | undefined; next: number } | undefined {
  const length = phraseStartingAt(lexicon().voices, reading.tokens, at)
  if (length === 0) return undefined
  let end = at + length
  while (!stopsAt(reading, end + 1, last)) end++
  const speaker = speakerIn(reading, at + length, end)
  return { speaker: speaker?.kind === "pronoun" ? undefined : speaker, next: end + 1 }
}
