import { conjoined } from "../names/cues.ts"
import { arabicWord } from "../names/speech.ts"
import type { Attribution } from "./attribution.ts"
import {
  type Claims,
  type Content,
  clause,
  contentsOf,
  isClosed,
  QUOTED_WORDS,
  quotationBefore,
  quotationsOf,
} from "./contents.ts"
import { lexicon } from "./lexicon.ts"
import { GAP, HARD, hasGap, type Reading, type Span, wordAt } from "./reading.ts"

const REPORTED_WORDS = 4
const MODAL_REACH = 8

/** A text, and which of its quotations belong to statements already. */
type Scope = { readonly reading: Reading; readonly claims: Claims }

/** The content before or behind a verb of speech, or on both sides of it. */
export function spokenContents(state: Scope, attribution: Attribution, before: Span, behind: Span): Content[] {
  const { reading, claims } = state
  const leads = attribution.contentAt !== undefined && attribution.marker === "clause"
  const quote = attribution.kind === "participle" || leads ? undefined : quotationBefore(reading, attribution.first, claims)
  if (attribution.contentAt !== undefined && (!quote || attribution.marker === "quotation")) {
    const contents = contentsOf(reading, behind, claims)
    if (contents.length > 0) return quote ? inOne(reading, [quote, ...contents]) : contents
  }
  const earlier = quotationsOf(reading, before, claims, QUOTED_WORDS)
  const later = quotationsOf(reading, behind, claims, quote ? 1 : QUOTED_WORDS)
  if (quote) return [...earlier, ...inOne(reading, [quote, ...later])]
  if (later.length > 0) return later
  const ends = behind.first > behind.last || hasGap(reading, behind.first, GAP.comma | HARD)
  if (!ends || attribution.speaker === undefined || !isClosed(reading, before, behind.last - behind.first >= 2 ? 1 : 3))
    return []
  if (!mayTrail(reading, attribution, behind)) return []
  return around(state, before, behind)
}

// "I light it," he says, "and I go to bed.": one sentence with the attribution inside it, so one statement.
function inOne({ text }: Reading, contents: Content[]): Content[] {
  const [head, tail, ...rest] = contents
  if (!head || !tail?.direct || /[.!?؟…]["”»]?$/.test(text.slice(head.start, head.end).trim())) return contents
  return [{ start: head.start, end: tail.end, direct: true }, ...rest]
}

// An Arabic verb with its subject mostly opens a sentence of its own. Words before it are its content only if the sentence ends
// with it, or if it is in the present tense: "... صعب، يقول تولر، ...". "كما يقول" is a citation.
function mayTrail(reading: Reading, { cue, kind }: Attribution, behind: Span): boolean {
  const word = wordAt(reading, cue.first)
  const { stances, speaking } = lexicon()
  if (kind === "participle" || speaking.has(word)) return false
  if (!arabicWord.test(word)) return true
  if (conjoined(word).some((form) => stances.has(form) || speaking.has(form))) return false
  if (/^[وف]/.test(word) && conjoined(word).length > 1) return false
  return behind.first > behind.last || /^[يت]/.test(word)
}

/** The clause that a citation covers. */
export function citedContents(state: Scope, attribution: Attribution, before: Span, behind: Span): Content[] {
  const { reading, claims } = state
  if (attribution.contentAt !== undefined) return contentsOf(reading, behind, claims)
  const quote = quotationBefore(reading, attribution.first, claims)
  if (quote) return [quote]
  return around(state, before, behind)
}

// What stands on both sides is one statement with the attribution inside it, unless one side is only a connective.
function around({ reading, claims }: Scope, before: Span, behind: Span): Content[] {
  const wordsBefore = before.last - before.first + 1
  const wordsBehind = behind.last - behind.first + 1
  if (wordsBefore <= 2 && isConnective(reading, before)) return contentsOf(reading, behind, claims)
  if (goesOnReported(reading, behind)) return [before, behind].flatMap((region) => contentsOf(reading, region, claims))
  if (wordsBehind <= 2 || (wordsBefore > 2 && opensClause(reading, behind))) return contentsOf(reading, before, claims)
  const whole = clause(reading, { first: before.first, last: behind.last })
  return whole ? [whole] : []
}

// "...، كما أعلن تولر، وسيكون ...": the clause behind the citation is not part of the content.
function opensClause(reading: Reading, { first }: Span): boolean {
  const word = wordAt(reading, first)
  const { fillers, relatives } = lexicon()
  if (relatives.has(word) || /^(?:which|who|where|and|but)$/.test(word)) return true
  return /^و/.test(word) && (/^وس[يتن]/.test(word) || conjoined(word).some((form) => fillers.has(form)))
}

// "The work would take weeks, he added, and boats would be able to ...": "would" shows that the content goes on.
function goesOnReported(reading: Reading, { first, last }: Span): boolean {
  if (!/^(?:and|but)$/.test(wordAt(reading, first)) || last - first < REPORTED_WORDS) return false
  for (
    let at = first + 1;
    at <= Math.min(last, first + MODAL_REACH) && !hasGap(reading, at, GAP.comma | HARD | GAP.open);
    at++
  ) {
    if (/^(?:would|could|might|should)$/.test(wordAt(reading, at))) return true
  }
  return false
}

function isConnective(reading: Reading, { first, last }: Span): boolean {
  const { openings, places, fillers } = lexicon()
  const known = (word: string): boolean => openings.has(word) || places.has(word) || fillers.has(word)
  return first > last || conjoined(wordAt(reading, first)).some(known)
}
