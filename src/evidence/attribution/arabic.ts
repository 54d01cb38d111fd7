import { conjoined, phraseStartingAt } from "../names/cues.ts"
import { arabicWord } from "../names/speech.ts"
import { antecedent } from "./antecedents.ts"
import { type Behind, passesBehind, readBehind } from "./arabic-behind.ts"
import type { Attribution } from "./attribution.ts"
import { isComplement } from "./boundaries.ts"
import { lexicon, rankOf } from "./lexicon.ts"
import { isOutlet } from "./outlets.ts"
import { GAP, HARD, hasGap, type Reading, type Span, wordAt } from "./reading.ts"
import { isKnown } from "./speakers.ts"
import { subjectBefore } from "./subject-before.ts"
import { isUnsaid } from "./unsaid.ts"

/** Reads the Arabic verb of speech at token `at` with its subject and what lies between it and what was said. */
export function readArabic(reading: Reading, at: number, sentence: Span): Attribution | undefined {
  const { verbs, participles, continuations, ambiguous, speaking, prepositions, relatives, relaying, sayings, announcing } =
    lexicon()
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
  // "لكن متحدثا | قال": the accusative of a subject.
  if (participle && rankOf(word) && /^[وف]?(?:لكن|[بل]?ان)$/.test(wordAt(reading, at - 1))) return undefined
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
  // "متحدث باسم الشركة | وصف | الوثيقة بأنها": where the subject stands before the verb, the noun behind it is the object.
  const object = after.speaker?.kind === "description" && after.speaker.group === undefined && !hasGap(reading, at, ~0)
  const first = object ? subjectBefore(reading, at, sentence) : undefined
  const nested = first?.from === sentence.first && sentence.first > 0 && !hasGap(reading, sentence.first, HARD)
  const before =
    first && !nested ? first : after.speaker || participle || names ? undefined : subjectBefore(reading, at, sentence)
  return {
    ...after,
    kind: participle ? "participle" : "verb",
    cue,
    first: (before ?? (passes ? teller : undefined))?.from ?? at,
    speaker: before?.speaker ?? after.speaker,
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

// Whether a quotation ends before the verb: "«...»، هكذا صرخ تولر".
function closesQuotation(reading: Reading, at: number): boolean {
  return (
    hasGap(reading, at, GAP.close) || (lexicon().openings.has(wordAt(reading, at - 1)) && hasGap(reading, at - 1, GAP.close))
  )
}
