import { gapAfter, phraseStartingAt } from "../names/cues.ts"
import { arabicWord } from "../names/speech.ts"
import type { Attribution } from "./attribution.ts"
import { contentStart } from "./content-start.ts"
import { lexicon, rankOf } from "./lexicon.ts"
import { type Relay, readQualifier, stopsAt } from "./qualifiers.ts"
import { GAP, HARD, hasGap, type Reading, type Span, wordAt } from "./reading.ts"
import { type Speaker, speakerIn } from "./speakers.ts"

const SPEAKER_WORDS = 20
const REMARKS = 8

/** Reads the citation that begins at token `at`: "بحسب المسؤول الأميركي", "وفقا لما أعلن عنه ...", "according to ...". */
export function readCitation(reading: Reading, at: number, sentence: Span): Attribution | undefined {
  const { citing, origins, verbs } = lexicon()
  const { tokens } = reading
  const length = phraseStartingAt(citing, tokens, at, true)
  if (length === 0) return undefined
  let next = at + length
  // "وفقا لما أعلن عنه", "بحسب ما ذكرت".
  if (/^(?:ل)?ما$/.test(wordAt(reading, next))) next++
  const verb = phraseStartingAt(verbs, tokens, next, true)
  if (verb > 0 && next + verb <= sentence.last) next += verb
  while (/^(?:عنه|به|اليه|له|فيه|عنها|ذلك)$/.test(wordAt(reading, next))) next++
  if (next > sentence.last || hasGap(reading, next, HARD | GAP.colon)) return undefined
  const speaker = citedSpeaker(reading, at, next, sentence, verb > 0)
  if (!speaker) return undefined
  const rest = readRemarks(reading, speaker.last + 1, sentence)
  return {
    ...rest,
    kind: "citation",
    cue: { first: at, last: next - 1 },
    first: at,
    speaker,
    continues: false,
    origin: phraseStartingAt(origins, tokens, at, true) > 0,
  }
}

// Only what can speak or be written is cited: "وفق القانون" and "according to plan" are not citations. Behind a quotation everything is.
function citedSpeaker(reading: Reading, cue: number, at: number, sentence: Span, verb: boolean): Speaker | undefined {
  const { papers } = lexicon()
  let end = at
  while (end + 1 - at < SPEAKER_WORDS && !stopsAt(reading, end + 1, sentence.last)) {
    const qualifier = readQualifier(reading, end + 1, sentence.last)
    if (qualifier && (reading.names[end + 1] === undefined || qualifier.relays.length > 0)) break
    end++
  }
  const speaker = speakerIn(reading, at, end)
  if (speaker?.kind !== "description") return speaker?.kind === "pronoun" ? undefined : speaker
  const head = wordAt(reading, at)
  const bare = head.replace(/^(?:لل|[وفبل]?ال|[لو])/, "")
  const capital = !arabicWord.test(head) && startsWithCapital(reading, at)
  let paper = papers.has(head) || papers.has(bare)
  for (let near = at; near <= Math.min(end, at + 5) && !arabicWord.test(head); near++)
    paper ||= papers.has(wordAt(reading, near))
  const quoted = hasGap(reading, cue, GAP.close)
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
