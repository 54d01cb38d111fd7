import { distance } from "fastest-levenshtein"

/** A word of up to this many letters may have one wrong letter; a longer one may have two. */
const LONGEST_WITH_ONE = 8

/** How many similar words a word is extended with at most. */
const MOST = 5

/**
 * Those candidates that are probably the intended word, the nearest first: by Levenshtein distance, where doubled letters count
 * once (Tuler, Tueller) and two neighbouring letters that are swapped count as one mistake.
 */
export function likelyMeant(word: string, candidates: readonly string[]): string[] {
  const allowed = word.length <= LONGEST_WITH_ONE ? 1 : 2
  return candidates
    .map((candidate) => ({ candidate, wrong: mistakes(word, candidate) }))
    .filter(({ wrong }) => wrong <= allowed)
    .sort((a, b) => a.wrong - b.wrong)
    .slice(0, MOST)
    .map(({ candidate }) => candidate)
}

function mistakes(word: string, candidate: string): number {
  if (areSwapped(word, candidate)) return 1
  const plain = distance(word, candidate)
  // Never 0, since the words differ.
  return Math.min(plain, Math.max(1, distance(onceEach(word), onceEach(candidate))))
}

function onceEach(word: string): string {
  return word.replace(/(.)\1+/gu, "$1")
}

function areSwapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  const at = [...a].findIndex((letter, index) => letter !== b[index])
  return at >= 0 && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
}
