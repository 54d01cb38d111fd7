import { conjoined, phraseStartingAt } from "../names/cues.ts"
import { arabicWord } from "../names/speech.ts"
import { antecedent } from "./antecedents.ts"
import { asserts } from "./asserted.ts"
import type { Attribution } from "./attribution.ts"
import { isComplement, stopsAt } from "./boundaries.ts"
import { afterCircumstance } from "./circumstances.ts"
import { contentStart } from "./content-start.ts"
import { governedNoun, isNoun, mayBeBare, tracedNoun } from "./governed.ts"
import { lexicon } from "./lexicon.ts"
import { opensOrigin, passedPronoun, readOrigin } from "./origins.ts"
import { isOutlet, type Relay, relayOf } from "./outlets.ts"
import { readQualifier } from "./qualifiers.ts"
import { GAP, HARD, hasGap, type Reading, type Span, wordAt } from "./reading.ts"
import { isKnown, type Speaker, speakerIn } from "./speakers.ts"
import { subjectBefore } from "./subject-before.ts"
import { afterApposition, readSubject } from "./subject-behind.ts"
import { afterTrait } from "./traits.ts"

const REMARKS = 12
const OBJECT_WORDS = 4
const ADDRESSEE_WORDS = 14
const WISH_WORDS = 8
const ORIGIN_REACH = 6

/** Reads the Arabic verb of speech at token `at` with its subject and what lies between it and what was said. */
export function readArabic(reading: Reading, at: number, sentence: Span): Attribution | undefined {
  const { verbs, participles, continuations, ambiguous, speaking, prepositions, relatives, relaying, sayings, announcing } = lexicon()
  const word = wordAt(reading, at)
  if (!arabicWord.test(word)) return undefined
  // "كرر تأكيده أن", "بعد إعلان البنتاغون أن".
  const saying = phraseStartingAt(sayings, reading.tokens, at, true)
  const names = saying === 0 && announcing.has(word)
  let length = saying || (names ? 1 : phraseStartingAt(verbs, reading.tokens, at, true))
  if (length === 0) return undefined
  // "بين أن": the phrase holds the complement.
  if (length > 1 && isComplement(reading, at + length - 1)) length--
  const bare = !hasGap(reading, at, GAP.comma | HARD) && prepositions.has(wordAt(reading, at - 1))
  if (bare && at > sentence.first && saying === 0 && !names) return undefined
  const forms = conjoined(word)
  const participle = saying > 0 || forms.some((form) => participles.has(form))
  if (isUnsaid(reading, at)) return undefined
  const cue = { first: at, last: at + length - 1 }
  const teller = forms.some((form) => relaying.has(form)) ? subjectBefore(reading, at, sentence) : undefined
  const passes = teller?.speaker.kind === "source" && passesBehind(reading, cue, sentence.last)
  const after = readBehind(reading, cue, sentence, participle, passes ? teller.speaker : undefined)
  if (!after) return undefined
  const told = after.marker === "clause" || after.marker === "quotation"
  if (saying > 0 && !told) return undefined
  if (names && !(after.marker === "clause" && after.speaker && isKnown(after.speaker))) return undefined
  if (!tells(reading, after, forms)) return undefined
  const acts = after.contentAt === undefined && forms.some((form) => speaking.has(form))
  if (acts && after.speaker?.kind !== "person" && after.speaker?.kind !== "source") return undefined
  if (!told && !closesQuotation(reading, at) && forms.some((form) => ambiguous.has(form))) return undefined
  const relative = relatives.has(wordAt(reading, at - 1)) && !after.speaker
  if (relative) {
    const speaker = told || after.marker === "noun" ? antecedent(reading, at - 1, sentence.first) : undefined
    const none = { continues: false, origin: false }
    return (
      speaker && {
        ...after,
        ...none,
        kind: "participle",
        cue,
        first: at,
        speaker,
      }
    )
  }
  const before = after.speaker || participle || names ? undefined : subjectBefore(reading, at, sentence)
  return {
    ...after,
    kind: participle ? "participle" : "verb",
    cue,
    first: (before ?? (passes ? teller : undefined))?.from ?? at,
    speaker: after.speaker ?? before?.speaker,
    relays: [...(before?.remarks.relays ?? []), ...after.relays],
    anonymity: before?.remarks.anonymity ?? after.anonymity,
    continues: forms.some((form) => continuations.has(form)),
    origin: false,
  }
}

// "علمت الصحيفة أن" and "تعلم الهيئة السكان أن" tell something; "علم تولر أن" and "تعلم الهيئة أن" do not.
function tells(reading: Reading, { speaker, last, marker, relays }: Behind, forms: readonly string[]): boolean {
  const { learning, notifying } = lexicon()
  const learns = forms.some((form) => learning.has(form))
  const notifies = forms.some((form) => notifying.has(form))
  if (!learns && !notifies) return true
  if (marker !== "clause" || !speaker) return false
  const addressed = notifies && speaker.kind === "source" && last > speaker.last
  const outlet = speaker.kind === "source" && reading.names[speaker.last]?.entities.some(isOutlet)
  return addressed || (learns && (outlet === true || relays.length > 0))
}

// "ستؤكد", "لم يقل إن", "طلب أن يروي": what is planned, denied or only wished has not been said.
function isUnsaid(reading: Reading, at: number): boolean {
  if (/^[وف]?س[يتن]/.test(wordAt(reading, at)) || wordAt(reading, at - 1) === "سوف") return true
  if (hasGap(reading, at, ~GAP.other)) return false
  const before = conjoined(wordAt(reading, at - 1))
  if (!before.some((form) => lexicon().negations.has(form))) return false
  for (let near = at - 2; near >= 0 && near >= at - WISH_WORDS; near--) {
    if (conjoined(wordAt(reading, near)).some((form) => lexicon().wishing.has(form))) return false
  }
  return !(lexicon().complements.has(wordAt(reading, at - 1)) && /^[وف]?(?:قبل|بعد)$/.test(wordAt(reading, at - 2)))
}

// "«...»، هكذا صرخ تولر".
function closesQuotation(reading: Reading, at: number): boolean {
  return (
    hasGap(reading, at, GAP.close) || (lexicon().openings.has(wordAt(reading, at - 1)) && hasGap(reading, at - 1, GAP.close))
  )
}

// "طمأنت الدائرة | المواطنين | بأن": who was told, between a named speaker and the words said.
function afterObject(reading: Reading, cue: Span, at: number, last: number): number | undefined {
  const notifies = conjoined(wordAt(reading, cue.first)).some((form) => lexicon().notifying.has(form))
  const words = notifies ? ADDRESSEE_WORDS : OBJECT_WORDS
  for (let next = at + 1; next <= at + words && next <= last; next++) {
    if (contentStart(reading, next, last, true)) return next
    if (hasGap(reading, next, ~0)) return undefined
  }
  return undefined
}

type Behind = Pick<Attribution, "speaker" | "contentAt" | "marker" | "relays" | "anonymity" | "last">

// "كانت الوكالة نقلت | عن مسؤول", also with the day between commas.
function passesBehind(reading: Reading, cue: Span, last: number): boolean {
  for (let at = cue.last + 1; at <= last && at <= cue.last + ORIGIN_REACH; at++) {
    if (opensOrigin(reading, cue, at)) return true
    if (isComplement(reading, at) || hasGap(reading, at, HARD | GAP.open)) return false
  }
  return false
}

function readBehind(
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
    const voice = speaker && phraseStartingAt(lexicon().voices, reading.tokens, at)
    if (voice) {
      let end = at + voice
      while (!stopsAt(reading, end + 1, sentence.last)) end++
      const heard = speakerIn(reading, at + voice, end)
      if (heard?.kind === "person" || heard?.kind === "description") speaker = heard
      at = end + 1
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
      at = skipped
      continue
    }
    if (!speaker && !participle && (!hasGap(reading, at, GAP.comma) || at === cue.last + 1)) {
      const subject = readSubject(reading, cue, at, sentence.last)
      if (subject === null) return undefined
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
