import { gapAfter, phraseStartingAt } from "../names/cues.ts"
import { arabicWord } from "../names/speech.ts"
import type { Attribution } from "./attribution.ts"
import { stopsAt } from "./boundaries.ts"
import { contentStart } from "./content-start.ts"
import { subjectBefore as subjectInLatin } from "./english-subject.ts"
import { lexicon, rankOf } from "./lexicon.ts"
import { endsSpeaker, readOrigin } from "./origins.ts"
import type { Relay } from "./outlets.ts"
import { readQualifier } from "./qualifiers.ts"
import { GAP, HARD, hasGap, type Reading, type Span, wordAt } from "./reading.ts"
import { type Speaker, speakerIn } from "./speakers.ts"
import { isHeaded, subjectBefore } from "./subject-before.ts"

const SPEAKER_WORDS = 20
const REMARKS = 8
const POSTPOSED_WORDS = 8

/** Reads the citation that begins at token `at`: "بحسب المسؤول الأميركي", "وفقا لما أعلن عنه ...", "according to ...". */
export function readCitation(reading: Reading, at: number, sentence: Span): Attribution | undefined {
  const { citing, origins, postposed, afterSaying } = lexicon()
  const { tokens } = reading
  const saying = phraseStartingAt(afterSaying, tokens, at, true)
  if (saying > 0) return afterWords({ first: at, last: at + saying - 1 }, sentence)
  const cited = phraseStartingAt(citing, tokens, at, true)
  const remark = phraseStartingAt(postposed, tokens, at)
  const length = Math.max(cited, remark)
  if (length === 0 || isInserted(reading, at, sentence)) return undefined
  let next = at + length
  // "وفقا لما أعلن عنه", "بحسب ما ذكرت".
  if (/^(?:ل)?ما$/.test(wordAt(reading, next))) next++
  const verb = verbLength(reading, next)
  if (verb === 0 && cited === 0) return undefined
  if (next + verb > sentence.last) return undefined
  next += verb
  while (/^(?:عنه|به|اليه|له|فيه|عنها|ذلك)$/.test(wordAt(reading, next))) next++
  if (next > sentence.last || hasGap(reading, next, HARD | GAP.colon | (cited === 0 ? GAP.open : 0))) return undefined
  const outlet = citedSpeaker(reading, at, next, sentence, verb > 0)
  if (!outlet) return undefined
  // "بحسب ما نقلت قناة المدى عن مصدر".
  const passed = readOrigin(
    reading,
    { first: next - Math.max(verb, 1), last: next - 1 },
    outlet,
    outlet.last + 1,
    sentence.last,
  )
  const speaker = passed?.speaker ?? outlet
  const found = readRemarks(reading, passed?.next ?? speaker.last + 1, sentence)
  const rest = passed ? { ...found, relays: [passed.relay, ...found.relays] } : found
  // "كانت قناة المدى قد نقلت عن وكالة": the phrase is a verb with a subject of its own.
  const passes = phraseStartingAt(origins, tokens, at, true) > 0
  const teller = passes ? subjectBefore(reading, at, sentence) : undefined
  const told = teller?.speaker.kind === "source" ? [{ source: teller.speaker.slug }] : []
  if (cited === 0 && (rest.contentAt !== undefined || at === sentence.first || !mayPostpone(reading, speaker))) return undefined
  return {
    ...rest,
    relays: [...rest.relays, ...told],
    kind: "citation",
    cue: { first: at, last: next - 1 },
    first: told.length > 0 ? (teller?.from ?? at) : at,
    speaker,
    continues: false,
    origin: passes && told.length === 0,
  }
}

// "The AP, | quoting officials, reported", "الوكالة، | نقلا عن مسؤول، أفادت": the verb behind the second comma reads it.
function isInserted(reading: Reading, at: number, { first, last }: Span): boolean {
  const { origins, verbs } = lexicon()
  if (at === first || !hasGap(reading, at, GAP.comma) || phraseStartingAt(origins, reading.tokens, at) === 0) return false
  for (let next = at + 1; next <= last && next <= at + SPEAKER_WORDS; next++) {
    if (hasGap(reading, next, HARD | GAP.open)) return false
    if (!hasGap(reading, next, GAP.comma)) continue
    const verb = phraseStartingAt(verbs, reading.tokens, next) > 0
    return (
      verb &&
      (arabicWord.test(wordAt(reading, next)) ? subjectBefore : subjectInLatin)(reading, next, { first, last }) !== undefined
    )
  }
  return false
}

// "...، على حد قوله".
function afterWords(cue: Span, sentence: Span): Attribution | undefined {
  if (cue.first === sentence.first) return undefined
  const none = {
    speaker: undefined,
    contentAt: undefined,
    continues: false,
    origin: false,
    relays: [],
    anonymity: undefined,
  }
  return { ...cue, ...none, kind: "citation", cue, marker: "none" }
}

// A verb of speech, also with its object: "وفق ما أعلنته البلدية", "على ما ذكره المسؤول".
function verbLength(reading: Reading, at: number): number {
  const { verbs } = lexicon()
  const length = phraseStartingAt(verbs, reading.tokens, at, true)
  if (length > 0) return length
  const word = wordAt(reading, at).replace(/(?:ه|ها)$/, "")
  return word.length > 2 && phraseStartingAt(verbs, [{ start: 0, end: 0, folded: word }], 0, true) > 0 ? 1 : 0
}

// "كما أقر المجلس فتح القاعة": a verb behind "كما" attributes the words before it only if nothing but its subject follows.
function mayPostpone(reading: Reading, { kind, first, last }: Speaker): boolean {
  const ended = hasGap(reading, last + 1, ~0)
  return kind === "description" ? ended && last - first < POSTPOSED_WORDS : true
}

// Only somebody who can speak, or a document, is cited: "وفق القانون" and "according to plan" are not citations. Behind a
// quotation any noun is.
function citedSpeaker(reading: Reading, cue: number, at: number, sentence: Span, verb: boolean): Speaker | undefined {
  const { papers } = lexicon()
  let end = at
  while (end + 1 - at < SPEAKER_WORDS && !stopsAt(reading, end + 1, sentence.last)) {
    if (arabicWord.test(wordAt(reading, end + 1)) && !reading.names[end + 1] && endsSpeaker(reading, end + 1, sentence.last))
      break
    const qualifier = readQualifier(reading, end + 1, sentence.last)
    if (qualifier && (reading.names[end + 1] === undefined || qualifier.relays.length > 0)) break
    end++
  }
  const speaker = speakerIn(reading, at, end)
  if (speaker?.kind !== "description") return speaker?.kind === "pronoun" ? undefined : speaker
  const head = wordAt(reading, at)
  // "على ما نشر عن خلافات".
  if (lexicon().prepositions.has(head) && arabicWord.test(head)) return undefined
  const bare = head.replace(/^(?:لل|[وفبل]?ال|[لو])/, "")
  const capital = !arabicWord.test(head) && startsWithCapital(reading, at)
  let paper = papers.has(head) || papers.has(bare)
  for (let near = at; near <= Math.min(end, at + 5) && !arabicWord.test(head); near++)
    paper ||= papers.has(wordAt(reading, near))
  const quoted = hasGap(reading, cue, GAP.close)
  const ranked = speaker.group !== undefined && (!arabicWord.test(head) || isHeaded(reading, speaker))
  if (!verb && !quoted && !ranked && speaker.group !== undefined) return undefined
  if (!verb && !quoted && speaker.group === undefined && !paper && !capital) return undefined
  return speaker
}

function startsWithCapital({ text, tokens }: Reading, at: number): boolean {
  return /^\p{Lu}/u.test(text.slice(tokens[at]?.start, (tokens[at]?.start ?? 0) + 2))
}

type Rest = Pick<Attribution, "contentAt" | "marker" | "relays" | "anonymity" | "last">

function readRemarks(reading: Reading, from: number, sentence: Span): Rest {
  const relays: Relay[] = []
  let anonymity: Span | undefined
  let at = from
  for (let remark = 0; remark < REMARKS && at <= sentence.last && !hasGap(reading, at, HARD); remark++) {
    if (contentStart(reading, at, sentence.last, false)) break
    if (lexicon().fillers.has(wordAt(reading, at)) && !hasGap(reading, at, GAP.comma)) {
      at++
      continue
    }
    const found = readQualifier(reading, at, sentence.last)
    if (!found || opensSentence(reading, at, from, sentence)) break
    relays.push(...found.relays)
    anonymity ??= found.anonymity
    at = found.next
  }
  const start = contentStart(reading, at, sentence.last, false)
  return { relays, anonymity, last: at - 1, marker: start ? "clause" : "none", contentAt: start?.at }
}

// "According to the Pentagon, last year ...": behind a comma a time or place belongs to what follows, unless it ends there.
function opensSentence(reading: Reading, at: number, from: number, sentence: Span): boolean {
  if (at > from + 1 || !gapAfter(reading.text, reading.tokens, at - 1).match(/[،,]/)) return false
  const found = readQualifier(reading, at, sentence.last)
  if (!found || found.anonymity || found.relays.length > 0 || rankOf(wordAt(reading, at))) return false
  return (
    !(lexicon().relatives.has(wordAt(reading, at)) || lexicon().speaking.has(wordAt(reading, at))) &&
    found.next <= sentence.last
  )
}
