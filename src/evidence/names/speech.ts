import { dictionaries, wordsOf } from "../../text/dictionaries.ts"
import { gapAfter, indexPhrases, type PhraseIndex, phraseStartingAt } from "./cues.ts"
import type { Match, Matched } from "./matcher.ts"

/** The cue words of the dictionaries, indexed for the rules in this folder. */
export type Cues = ReturnType<typeof loadCues>
let loaded: Cues | undefined

function loadCues() {
  const { speech, citation, names } = dictionaries()
  return {
    reports: indexPhrases(speech.reports),
    speaking: indexPhrases(speech.reports, speech.stances),
    asSubject: indexPhrases(speech.reports, speech.stances, speech.telling),
    citing: indexPhrases(citation.phrases),
    relaying: indexPhrases(citation.phrases, citation.addressed),
    outlets: indexPhrases(citation.outlets),
    channels: wordsOf(citation.channels),
    followers: wordsOf(speech.followers),
    fillers: wordsOf(speech.fillers),
    prepositions: wordsOf(names.prepositions),
    clauses: wordsOf(names.clauses),
    given: wordsOf(names.given),
  }
}

/** The cue words, indexed on first use. */
export function cues(): Cues {
  loaded ??= loadCues()
  return loaded
}

/** How many words a title between a cue and a name may have. */
export const TITLE_WORDS = 5

const APPOSITION_WORDS = 9

/** Marks across which a cue does not work. */
export const sentenceEnd = /[.!?؟…؛;:\n۔]/

/** The commas of Arabic and Latin script. */
export const comma = /[،,]/

/** A folded word that begins with an Arabic letter. */
export const arabicWord = /^[\u0621-\u064a]/

/**
 * Whether a verb of speech follows a name as its predicate: "تولر قال خلال", "The Pentagon has confirmed", and, for people
 * (`apposition`), "ماثيو تولر، أكد أن" and "تولر، السفير لدى العراق، قال إن".
 */
export function speaksAfter(matched: Matched, match: Match, apposition: boolean): boolean {
  const { text, tokens } = matched
  const { asSubject, reports, prepositions } = cues()
  const before = tokens[match.first - 1]?.folded ?? ""
  const gapBefore = gapAfter(text, tokens, match.first - 1)
  const heads = match.first === 0 || sentenceEnd.test(gapBefore) || comma.test(gapBefore)
  if (!heads && prepositions.has(before)) return false
  if (/[بلك]/.test(match.clitics) || isPossessive(matched, match)) return false
  const gap = gapAfter(text, tokens, match.last)
  const verbs = apposition ? asSubject : reports
  if (sentenceEnd.test(gap) || gap.includes("(")) return false
  if (!comma.test(gap)) return isPredicate(matched, match.last + 1, verbs, heads)
  if (!apposition) return false
  if (isPredicate(matched, match.last + 1, verbs, false)) return true
  for (let at = match.last + 1; at <= match.last + APPOSITION_WORDS && at < tokens.length; at++) {
    const between = gapAfter(text, tokens, at)
    if (sentenceEnd.test(between)) return false
    if (comma.test(between)) return isPredicate(matched, at + 1, verbs, false)
  }
  return false
}

// An Arabic noun behind the verb may be the verb's own subject. So the verb must be followed by أن or the like, or the name
// must stand at the head of the clause.
function isPredicate(matched: Matched, start: number, verbs: PhraseIndex, heads: boolean): boolean {
  const { text, tokens } = matched
  const { fillers, followers } = cues()
  let at = start
  if (fillers.has(tokens[at]?.folded ?? "")) at++
  const length = phraseStartingAt(verbs, tokens, at)
  if (length === 0) return false
  if (heads || !arabicWord.test(tokens[at]?.folded ?? "")) return true
  if (/[:"“«]/.test(gapAfter(text, tokens, at + length - 1))) return true
  const next = tokens[at + length]?.folded ?? ""
  return followers.has(next) || /^ل[^ا]/.test(next)
}

/** Whether the name of a match is followed by "'s". */
export function isPossessive(matched: Matched, match: Match): boolean {
  return /^['’]s/i.test(tail(matched, match))
}

/** The first few UTF-16 units behind a match. */
export function tail({ text }: Matched, match: Match): string {
  return text.slice(match.end, match.end + 8)
}
