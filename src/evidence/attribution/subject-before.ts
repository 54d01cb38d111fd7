import { conjoined, phraseStartingAt } from "../names/cues.ts"
import { arabicWord } from "../names/speech.ts"
import { bodyAt } from "./bodies.ts"
import { isArticled } from "./boundaries.ts"
import { lexicon, rankOf } from "./lexicon.ts"
import { readOrigin } from "./origins.ts"
import { type Qualifier, remarksIn } from "./qualifiers.ts"
import { GAP, HARD, hasGap, type Reading, type Span, wordAt } from "./reading.ts"
import { type Speaker, speakerIn } from "./speakers.ts"
import { topicBefore } from "./topics.ts"

const SUBJECT_WORDS = 12
const REACH = 30
const NO_REMARKS = { relays: [], anonymity: undefined }
const BREAKS = HARD | GAP.comma | GAP.colon | GAP.close | GAP.open | GAP.dash

/** A subject that stands before its verb, from token `from` on. */
export type SubjectBefore = {
  speaker: Speaker
  from: number
  remarks: Pick<Qualifier, "relays" | "anonymity">
}

/**
 * The Arabic subject before the verb at token `verb`: "تولر قال", "كان السفير ماثيو تولر، أكد أن", "تولر، السفير لدى
 * العراق، قال إن". It begins its clause; a noun inside a clause is not taken for it.
 */
export function subjectBefore(reading: Reading, verb: number, sentence: Span): SubjectBefore | undefined {
  const topic = topicBefore(reading, verb, sentence)
  if (topic) return { ...topic, remarks: NO_REMARKS }
  const { fillers } = lexicon()
  let end = verb - 1
  while (
    end > sentence.first &&
    (fillers.has(wordAt(reading, end)) || wordAt(reading, end) === "من") &&
    !hasGap(reading, end + 1, BREAKS)
  )
    end--
  if (end < sentence.first || /^[وف]/.test(wordAt(reading, verb)) !== conjoinedVerb(reading, verb)) return undefined
  const direct = clauseBefore(reading, end, sentence)
  const comma = hasGap(reading, verb, GAP.comma)
  if (comma) {
    const outer = clauseBefore(reading, direct.first - 1, sentence)
    const head =
      outer.first < direct.first && hasGap(reading, direct.first, GAP.comma)
        ? fromClause(reading, outer, true, outer.first === sentence.first)
        : undefined
    // "الوكالة، نقلا عن مسؤول، أفادت": a remark between subject and verb.
    const remark = { first: direct.first, last: direct.last }
    const origin = head && readOrigin(reading, remark, head.speaker, remark.first, remark.last)
    if (head && origin) {
      const { anonymity } = remarksIn(reading, remark.first, remark.last)
      return { speaker: origin.speaker, from: head.from, remarks: { relays: [origin.relay], anonymity } }
    }
    if (head) return { ...head, remarks: remarksIn(reading, direct.first, direct.last) }
  }
  return fromClause(reading, direct, comma, false)
}

// The subject of "وقال" can only follow it; that of "قال" may stand before it.
function conjoinedVerb(reading: Reading, verb: number): boolean {
  return conjoined(wordAt(reading, verb)).length === 1 && /^[وف]/.test(wordAt(reading, verb))
}

/** Whether a rank stands at a description's head: "مسؤولين", "أحد التجار"; not "دقة صاحبه". */
export function isHeaded(reading: Reading, { first }: Span): boolean {
  const partitive = /^(?:احد|احدي|بعض|عدد|كبار|كبير|ال?عديد)$/.test(wordAt(reading, first))
  return rankOf(wordAt(reading, partitive ? first + 1 : first)) !== undefined
}

// "الوزارة من جهتها قالت".
function isBody(reading: Reading, { first, last }: Span): boolean {
  if (bodyAt(reading, first, last)?.last === last) return true
  return first === last && isArticled(reading, first) && lexicon().papers.has(wordAt(reading, first).replace(/^[وف]?ال/, ""))
}

function clauseBefore(reading: Reading, end: number, sentence: Span): Span {
  let first = end
  while (first > sentence.first && end - first < REACH && !hasGap(reading, first, BREAKS)) first--
  return { first, last: end }
}

function fromClause(reading: Reading, clause: Span, named: boolean, opens: boolean): SubjectBefore | undefined {
  const { openings, fillers, prepositions } = lexicon()
  let from = clause.first
  const skip = (word: string): boolean => fillers.has(word) || conjoined(word).some((form) => fillers.has(form))
  while (from < clause.last && !reading.names[from]) {
    // "غير أن | مصدرا".
    const opening = phraseStartingAt(openings, reading.tokens, from, true)
    if (opening === 0 && !skip(wordAt(reading, from))) break
    from += Math.max(opening, 1)
  }
  if (clause.last - from >= SUBJECT_WORDS || prepositions.has(wordAt(reading, from))) return undefined
  const speaker = speakerIn(reading, from, clause.last)
  if (!speaker || !arabicWord.test(wordAt(reading, from))) return undefined
  const clitics = reading.owners[speaker.last]?.clitics ?? ""
  if (speaker.kind === "person" || speaker.kind === "source") {
    const whole = speaker.last === clause.last
    const titled =
      speaker.kind === "source" ||
      speaker.first === reading.names[speaker.last]?.match.first ||
      rankOf(wordAt(reading, from)) !== undefined
    return whole && titled && !/[بلك]/.test(clitics) ? { speaker, from, remarks: NO_REMARKS } : undefined
  }
  const headed = isHeaded(reading, speaker) || isBody(reading, speaker)
  const short = clause.last - from < SUBJECT_WORDS / 2
  return headed && short && (!named || opens) ? { speaker, from, remarks: NO_REMARKS } : undefined
}
