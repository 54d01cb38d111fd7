import { conjoined, gapAfter, phraseEndingAt } from "./cues.ts"
import type { Match, Matched } from "./matcher.ts"
import { arabicWord, comma, cues, isPossessive, sentenceEnd, speaksAfter, TITLE_WORDS, tail } from "./speech.ts"

const TITLE_LENGTH = 80

/**
 * Whether the person of a match is likely the one who speaks: a verb of speech with only a title between stands before
 * the name, or one follows it as its predicate, or a citation ("بحسب") names it, or a colon follows it at a line's head.
 */
export function isQuoted(matched: Matched, match: Match): boolean {
  return (
    isCitedByTitle(matched, match) ||
    speaksBefore(matched, match) ||
    speaksAfter(matched, match, true) ||
    hasColon(matched, match)
  )
}

// "قال السفير الأميركي ماثيو تولر": back over a title to the verb, but not past a clause, a stop or another name.
function speaksBefore(matched: Matched, match: Match): boolean {
  const { speaking } = cues()
  if (/[بلك]/.test(match.clitics.replace(/^[وف]/, "")) || isPossessive(matched, match)) return false
  const verb = backToCue(matched, match, (at) => phraseEndingAt(speaking, matched.tokens, at, true) > 0)
  if (verb === undefined) return false
  return arabicWord.test(matched.tokens[verb]?.folded ?? "") || /^["”’]?\s*(?:[.,;:"“]|$|\n)/.test(tail(matched, match))
}

// "وفقا للسفير ماثيو تولر".
function isCitedByTitle(matched: Matched, match: Match): boolean {
  return backToCue(matched, match, (at) => phraseEndingAt(cues().citing, matched.tokens, at, true) > 0) !== undefined
}

function backToCue(matched: Matched, match: Match, isCue: (at: number) => boolean): number | undefined {
  const { text, tokens, owners } = matched
  const { clauses, prepositions } = cues()
  for (let at = match.first - 1; at >= 0 && at >= match.first - TITLE_WORDS; at--) {
    const gap = gapAfter(text, tokens, at)
    if (sentenceEnd.test(gap)) return undefined
    // A comma is allowed only before a name in apposition: "رئيس الوزراء، مصطفى الكاظمي، ...".
    const apposed = at === match.first - 1 && /^["”»)]?\s*[،,]/.test(tail(matched, match))
    if (comma.test(gap) && !apposed) return undefined
    if (isCue(at)) return at
    const word = tokens[at]?.folded ?? ""
    if (owners[at]?.entries.some((entry) => entry.entity.kind === "person")) return undefined
    if (conjoined(word).some((form) => clauses.has(form))) return undefined
    if (at === match.first - 1 && (prepositions.has(word) || isAnnexed(word, match))) return undefined
  }
  return undefined
}

// "مستشار بايدن" is not Biden: the word has no article, since the name depends on it.
function isAnnexed(word: string, match: Match): boolean {
  return match.first === match.last && arabicWord.test(word) && !/^[وفبلك]?(?:ال|لل)/.test(word)
}

// "تولر: ..." as the first words of a headline or paragraph.
function hasColon(matched: Matched, match: Match): boolean {
  if (!/^["”»]?\s*:/.test(tail(matched, match))) return false
  // One unit more than a title has, to see whether the line began even earlier.
  const before = matched.text.slice(Math.max(0, match.start - TITLE_LENGTH - 1), match.start)
  const opening = before.slice(before.lastIndexOf("\n") + 1)
  return opening.length <= TITLE_LENGTH && !/[.،,؛;:!?؟]/.test(opening) && opening.trim().split(/\s+/).length <= TITLE_WORDS
}
