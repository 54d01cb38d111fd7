import { conjoined, phraseStartingAt } from "../names/cues.ts"
import { arabicWord } from "../names/speech.ts"
import type { Attribution } from "./attribution.ts"
import { contentStart } from "./content-start.ts"
import { BOUND, lexicon, rankOf } from "./lexicon.ts"
import { endsSpeaker, readOrigin } from "./origins.ts"
import { isComplement, type Relay, readQualifier } from "./qualifiers.ts"
import { GAP, HARD, hasGap, type Reading, type Span, wordAt } from "./reading.ts"
import { type Speaker, speakerIn } from "./speakers.ts"
import { subjectBefore } from "./subject-before.ts"

const SUBJECT_WORDS = 16
const APPOSITION_WORDS = 16
const REMARKS = 12
const NOUN_WORDS = 3

// "واصفا إياه بالخائن": the object of the verb, folded.
const OBJECT = new Set(["اياه", "اياها", "اياهم"])

/** Reads the Arabic verb of speech at token `at` with its subject and what lies between it and what was said. */
export function readArabic(reading: Reading, at: number, sentence: Span): Attribution | undefined {
  const { verbs, participles, continuations, ambiguous, speaking, prepositions } = lexicon()
  const word = wordAt(reading, at)
  if (!arabicWord.test(word)) return undefined
  let length = phraseStartingAt(verbs, reading.tokens, at, true)
  if (length === 0) return undefined
  // "بين أن": the phrase holds the complement.
  if (length > 1 && isComplement(reading, at + length - 1)) length--
  const bare = !hasGap(reading, at, GAP.comma | HARD) && prepositions.has(wordAt(reading, at - 1))
  if (bare && at > sentence.first) return undefined
  const forms = conjoined(word)
  const participle = forms.some((form) => participles.has(form))
  const cue = { first: at, last: at + length - 1 }
  const after = readBehind(reading, cue, sentence, participle)
  if (!after || (after.contentAt === undefined && forms.some((form) => speaking.has(form)))) return undefined
  if (forms.some((form) => ambiguous.has(form)) && after.marker !== "clause" && after.marker !== "quotation") return undefined
  const before = after.speaker || participle ? undefined : subjectBefore(reading, at, sentence)
  return {
    ...after,
    kind: participle ? "participle" : "verb",
    cue,
    first: before ? before.from : at,
    speaker: after.speaker ?? before?.speaker,
    relays: [...(before?.remarks.relays ?? []), ...after.relays],
    anonymity: before?.remarks.anonymity ?? after.anonymity,
    continues: forms.some((form) => continuations.has(form)),
    origin: false,
  }
}

type Behind = Pick<Attribution, "speaker" | "contentAt" | "marker" | "relays" | "anonymity" | "last">

function readBehind(reading: Reading, cue: Span, sentence: Span, participle: boolean): Behind | undefined {
  const relays: Relay[] = []
  let anonymity: Span | undefined
  let speaker: Speaker | undefined
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
      relays.push(origin.relay)
      speaker = origin.speaker
      at = origin.next
      continue
    }
    if (start) return done(start.marker, start.at)
    if (at > sentence.last || hasGap(reading, at, HARD)) return done("none")
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
    if (!speaker && !participle && (!hasGap(reading, at, GAP.comma) || at === cue.last + 1)) {
      const subject = readSubject(reading, cue, at, sentence.last)
      if (subject === null) return undefined
      if (subject) {
        speaker = subject.speaker
        at = subject.next
        continue
      }
    }
    const apposed = speaker && hasGap(reading, at, GAP.comma) ? afterApposition(reading, at, sentence.last) : undefined
    if (apposed !== undefined) {
      at = apposed
      continue
    }
    if (mayBeBare(reading, cue) && isNoun(reading, at, sentence.last)) return done("noun", at)
    return done("none")
  }
  return done("none")
}

function mayBeBare(reading: Reading, cue: Span): boolean {
  return conjoined(wordAt(reading, cue.first)).some((form) => lexicon().governed.get(form)?.bare)
}

function governedNoun(reading: Reading, cue: Span, at: number, last: number): number | undefined {
  const governed = conjoined(wordAt(reading, cue.first)).flatMap((form) => lexicon().governed.get(form) ?? [])
  const word = wordAt(reading, at)
  for (const { prepositions } of governed) {
    if (prepositions.has(word) && isNoun(reading, at + 1, last)) return at + 1
    const bound = prepositions.has(BOUND) && word.length > 3 && word.startsWith(BOUND) && !lexicon().places.has(word)
    if (bound) return at
    if (prepositions.has(BOUND) && OBJECT.has(word) && wordAt(reading, at + 1).startsWith(BOUND)) return at
  }
  return undefined
}

// A noun that tells something has company: "أكد ضرورة الحوار مع الجيران", but not "قال الحقيقة", "أعلن الحرب".
function isNoun(reading: Reading, at: number, last: number): boolean {
  let words = 0
  while (words < NOUN_WORDS && at + words <= last && !hasGap(reading, at + words + 1, HARD)) words++
  const { acts, contents } = lexicon()
  const fewest = contents.has(wordAt(reading, at)) ? NOUN_WORDS - 1 : NOUN_WORDS
  return words >= NOUN_WORDS - 1 && at + fewest - 1 <= last && !acts.has(wordAt(reading, at))
}

type Subject = { speaker: Speaker; next: number }

/** The subject behind a verb; undefined where none stands there, null where it is nobody who could speak. */
function readSubject(reading: Reading, cue: Span, at: number, last: number): Subject | undefined | null {
  const { contents, places, mute, relaying } = lexicon()
  const bare = mayBeBare(reading, cue)
  // "نقل موقع ... | عن مسؤول".
  const passes = conjoined(wordAt(reading, cue.first)).some((form) => relaying.has(form))
  const origin = (token: number): boolean => passes && wordAt(reading, token) === "عن"
  const word = wordAt(reading, at)
  if (contents.has(word) || (places.has(word) && !reading.names[at])) return undefined
  if (mute.has(word)) return null
  let end = at + 1
  while (end < at + SUBJECT_WORDS && !endsSpeaker(reading, end, last) && !origin(end)) end++
  const apposed = reading.names[end]
  const behind = apposed && apposed.match.first === end && hasGap(reading, apposed.match.last + 1, ~GAP.open)
  if (behind && hasGap(reading, end, GAP.comma) && apposed.entities.some(({ kind }) => kind === "person")) {
    const speaker = speakerIn(reading, end, apposed.match.last)
    if (speaker) return { speaker: { ...speaker, first: at }, next: speaker.last + 1 }
  }
  const whole = speakerIn(reading, at, end - 1)
  if (!whole) return undefined
  if (whole.kind !== "description") return { speaker: whole, next: whole.last + 1 }
  const closed = contentStart(reading, end, last, true) !== undefined
  if (closed || !bare || origin(end)) return { speaker: whole, next: end }
  const shorter = definitePart(reading, at, end)
  if (whole.group === undefined && !whole.definite) return undefined
  const speaker = speakerIn(reading, at, shorter - 1)
  return speaker && { speaker, next: shorter }
}

// "وزارة الدفاع الأميركية | تنفيذ غارة": a definite noun phrase ends where a word without article follows.
function definitePart(reading: Reading, at: number, end: number): number {
  let definite = false
  for (let next = at; next < end; next++) {
    const articled = /^[وفبلك]?(?:ال|لل)/.test(wordAt(reading, next)) || reading.owners[next] !== undefined
    if (definite && !articled && !lexicon().links.has(wordAt(reading, next))) return next
    definite ||= articled
  }
  return end
}

// "تولر، السفير لدى العراق، إن": over what stands between two commas, when what was said or a remark follows.
function afterApposition(reading: Reading, at: number, last: number): number | undefined {
  for (let next = at + 1; next <= at + APPOSITION_WORDS && next <= last; next++) {
    if (hasGap(reading, next, HARD)) return undefined
    if (contentStart(reading, next, last, false)) return rankOf(wordAt(reading, at)) ? next : undefined
    if (!hasGap(reading, next, GAP.comma)) continue
    if (contentStart(reading, next, last, true) || readQualifier(reading, next, last)) return next
  }
  return undefined
}
