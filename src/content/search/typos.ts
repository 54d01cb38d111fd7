import { distance } from "fastest-levenshtein"

/** A word of up to this many letters may have one letter wrong; a longer one two. */
const LONGEST_WITH_ONE = 8

/** No search is widened by more words than this for one word. */
const MOST = 5

/** Those of the candidates that a typo may have made of the word (Levenshtein distance), the nearest first. */
export function likelyMeant(word: string, candidates: readonly string[]): string[] {
  const allowed = word.length <= LONGEST_WITH_ONE ? 1 : 2
  return candidates
    .map((candidate) => ({ candidate, wrong: distance(word, candidate) }))
    .filter(({ wrong }) => wrong <= allowed)
    .sort((a, b) => a.wrong - b.wrong)
    .slice(0, MOST)
    .map(({ candidate }) => candidate)
}
