import { lexicon, rankOf } from "./lexicon.ts"
import { readOrigin } from "./origins.ts"
import { type Qualifier, readQualifier, remarksIn } from "./qualifiers.ts"
import { GAP, HARD, hasGap, type Reading, type Span, wordAt } from "./reading.ts"
import { type Speaker, speakerIn } from "./speakers.ts"

/** The marks that end a subject in Latin letters. */
export const BREAKS = HARD | GAP.comma | GAP.colon | GAP.open | GAP.close | GAP.dash | GAP.bracket
const SUBJECT_WORDS = 24
const ORIGIN_WORDS = 7
const CONJUNCTION = /^(?:but|as|while|when|because|although|though)$/

/** A subject before its verb, from token `from` on, with the remarks about it. */
export type Before = {
  speaker: Speaker
  from: number
  remarks: Pick<Qualifier, "relays" | "anonymity">
}

/** The subject before the English verb at token `verb`. Conjunctions end it, but not the remark between two commas. */
export function subjectBefore(reading: Reading, verb: number, sentence: Span): Before | undefined {
  const { fillers } = lexicon()
  let end = verb - 1
  while (end > sentence.first && fillers.has(wordAt(reading, end)) && !hasGap(reading, end + 1, BREAKS)) end--
  if (end < sentence.first || hasGap(reading, end + 1, BREAKS & ~GAP.comma)) return undefined
  // "confirmed that ... and said": there is no subject between the two verbs.
  if (/^(?:and|but)$/.test(wordAt(reading, end))) return undefined
  const comma = hasGap(reading, end + 1, GAP.comma)
  const nearest = clauseBefore(reading, end, sentence, comma)
  if (!comma) return inClause(reading, nearest)
  // "Tueller, the ambassador to Iraq, said": what stands between the commas is a remark.
  for (let first = nearest.first; first > sentence.first && end - first < SUBJECT_WORDS; ) {
    if (!hasGap(reading, first, GAP.comma) || hasGap(reading, first, BREAKS & ~GAP.comma)) return undefined
    const outer = clauseBefore(reading, first - 1, sentence, false)
    const found = inClause(reading, outer)
    const remark = { first, last: end }
    // "The AP, quoting officials, reported".
    const origin = found && readOrigin(reading, remark, found.speaker, first, end)
    if (found && (origin || stands(reading, found.speaker, remark))) {
      const remarks = remarksIn(reading, first, end)
      const named = found.speaker.kind === "description" && !origin ? personIn(reading, remark) : undefined
      if (named) return { ...found, speaker: { ...named, first: found.speaker.first } }
      if (origin) {
        const { anonymity } = remarks
        return { speaker: origin.speaker, from: found.from, remarks: { relays: [origin.relay], anonymity } }
      }
      return {
        ...found,
        remarks: {
          relays: remarks.relays,
          anonymity: found.remarks.anonymity ?? remarks.anonymity,
        },
      }
    }
    first = outer.first
  }
  const alone = inClause(reading, nearest)
  return alone && (alone.speaker.kind === "person" || alone.speaker.kind === "source") ? alone : undefined
}

// "The army's spokesman, | Colonel Matthew Tueller, | said".
function personIn(reading: Reading, { first, last }: Span): Speaker | undefined {
  const speaker = reading.names[last]?.match.last === last ? speakerIn(reading, first, last) : undefined
  return speaker?.kind === "person" && speaker.last === last ? speaker : undefined
}

// Whether a subject before a remark between commas is one: a description must have an office or a number, or it is a name with
// an age: "Joe Marsh, 71, said".
function stands(reading: Reading, speaker: Speaker, remark: Span): boolean {
  if (speaker.kind !== "description" || speaker.group !== undefined || speaker.count !== undefined) return true
  // "The foreign ministry in Baghdad, in a post on X, said".
  if (isNoun(reading, speaker.first) && (readQualifier(reading, remark.first, remark.last)?.next ?? 0) > remark.last)
    return true
  return remark.first === remark.last && /^\d+$/.test(wordAt(reading, remark.first)) && isNoun(reading, speaker.first)
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
  while (from < last && /^(?:and|but|so|then|meanwhile|as)$/.test(wordAt(reading, from))) from++
  if (places.has(wordAt(reading, from)) || times.has(wordAt(reading, from))) from = afterOpening(reading, from, last)
  for (let at = from + 1; at <= last; at++) {
    if (!relatives.has(wordAt(reading, at)) && !readQualifier(reading, at, last)?.anonymity) continue
    last = at - 1
    break
  }
  if (relatives.has(wordAt(reading, from))) return undefined
  const remarks = remarksIn(reading, last + 1, clause.last)
  const speaker = speakerIn(reading, from, last)
  if (!speaker) return undefined
  // A description is a noun with an article, a number, a rank or a capital letter; anything else is a clause.
  const counted = speaker.kind === "description" && speaker.count !== undefined
  const known = speaker.kind !== "description" || speaker.group !== undefined || counted || isNoun(reading, from)
  if (!known || (speaker.kind === "description" && last - from > SUBJECT_WORDS / 2)) return undefined
  if (speaker.kind === "person" || speaker.kind === "source") {
    if (last - speaker.last > 2 && !belongs(reading, speaker.last + 1, last)) return undefined
  }
  return { speaker, from, remarks }
}

// "Maud Kestrelby | of Heron Ferries", "... from the drivers' union": where the person works or lives.
function belongs(reading: Reading, first: number, last: number): boolean {
  return /^(?:of|from|at|with)$/.test(wordAt(reading, first)) && last - first <= ORIGIN_WORDS && isNoun(reading, first + 1)
}

function isNoun(reading: Reading, at: number): boolean {
  const token = reading.tokens[at]
  return (
    /^(?:the|an?|one|another|some|several|many|his|her|their)$/.test(token?.folded ?? "") ||
    /^\p{Lu}/u.test(reading.text.slice(token?.start, (token?.start ?? 0) + 2))
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

/** The subject behind a verb, up to the next punctuation: "said Matthew Tueller, the ambassador". */
export function subjectBehind(reading: Reading, at: number, sentence: Span): Speaker | undefined {
  if (at > sentence.last || hasGap(reading, at, BREAKS)) return undefined
  if (!(hasGap(reading, at - 1, BREAKS) || at - 1 === sentence.first)) return undefined
  if (lexicon().auxiliaries.has(wordAt(reading, at))) return undefined
  // "said he waited six hours": the pronoun is the subject of what was said.
  const bare = hasGap(reading, at + 1, BREAKS) || at === sentence.last
  if (lexicon().pronouns.has(wordAt(reading, at)) && !bare) return undefined
  let end = at
  while (end - at < SUBJECT_WORDS && end <= sentence.last && !hasGap(reading, end + 1, BREAKS)) {
    if (readQualifier(reading, end + 1, sentence.last)) break
    end++
  }
  const speaker = speakerIn(reading, at, Math.min(end, sentence.last))
  // "said the librarian, Rim Kutubani, as".
  const name = reading.names[end + 1]
  const apposed = speaker?.kind === "description" && name?.match.first === end + 1 && hasGap(reading, end + 1, GAP.comma)
  const person =
    apposed && hasGap(reading, name.match.last + 1, BREAKS) ? speakerIn(reading, end + 1, name.match.last) : undefined
  return person?.kind === "person" ? { ...person, first: at } : speaker
}
