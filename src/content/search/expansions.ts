import { withoutClitics } from "../../text/clitics.ts"
import { isLong } from "../../text/search/lexemes.ts"
import type { QueryTerm, SearchQuery } from "../../text/search/query.ts"

/** What the database knows about the words of a query. */
export interface Expansions {
  /** The entities named by a run of the query's words, under those words joined with spaces (`keyOf`). */
  readonly named: ReadonlyMap<string, NamedEntity>
  /** Words that are part of a person's name, with their spellings in other names of the same person, in any script, folded. */
  readonly parts: ReadonlyMap<string, readonly string[]>
  /** Words that no article has, with indexed words that are spelled similarly. */
  readonly similar: ReadonlyMap<string, readonly string[]>
}

export interface NamedEntity {
  /** The ids of the entities that have this name. */
  readonly ids: readonly string[]
  /** Their other names, each as its folded words. */
  readonly names: readonly (readonly string[])[]
}

/** Longer runs of words are not looked up as names. */
export const LONGEST_NAME = 6

/** Runs of at most this many words are also looked up with hyphens. */
const LONGEST_HYPHENATED = 4

/** Folded letters that may be an acronym; in folded text, capitals no longer tell. */
const ACRONYM = /^[a-z]{2,6}$/

/**
 * The runs of words to look up as names, each with the folded spellings that a stored name of these words may have, since names
 * keep their hyphens and dots. Phrases in quotation marks are not looked up. Excluded words are looked up one by one.
 */
export function namesIn({ all, none }: SearchQuery): ReadonlyMap<string, readonly string[]> {
  const runs = new Map<string, readonly string[]>()
  const add = (run: readonly QueryTerm[]) => runs.set(keyOf(run), spellings(wordsOf(run)))
  all.forEach((_, start) => {
    for (let length = 1; length <= LONGEST_NAME && start + length <= all.length; length++) {
      const run = all.slice(start, start + length)
      if (!run.every(({ kind }) => kind === "word")) break
      add(run)
    }
  })
  for (const term of none) if (term.kind === "word") add([term])
  return runs
}

/** The words that may be a part of a name. */
export function partsIn({ all, none }: SearchQuery): readonly string[] {
  const words = [...all, ...none].filter(({ kind }) => kind === "word").flatMap((term) => wordsOf([term]))
  return [...new Set(words)].filter((word) => /^\p{L}[\p{L}']{2,39}$/u.test(word))
}

/** The words of a query that may be misspelled: only long ones, since a short word is similar to many others. */
export function wordsIn(query: SearchQuery): string[] {
  const words = query.all.filter(({ kind }) => kind === "word").flatMap((term) => wordsOf([term]))
  return [...new Set(words)].filter(isLong)
}

/** The words of a run of terms, joined with a space. */
export function keyOf(terms: readonly QueryTerm[]): string {
  return wordsOf(terms).join(" ")
}

function wordsOf(terms: readonly QueryTerm[]): string[] {
  return terms.flatMap(({ words }) => words.map(({ folded }) => folded))
}

function spellings(words: readonly string[]): string[] {
  const [first = "", ...rest] = words
  const last = words.at(-1) ?? ""
  const found = new Set([words.join(" ")])
  if (last.endsWith("'s")) found.add([...words.slice(0, -1), last.slice(0, -2)].join(" "))
  // "لمنظمة الصحة" stands for the name منظمة الصحة. A single word with a clitic is not tried, since it is more often another
  // word.
  if (rest.length > 0) for (const form of withoutClitics(first)) found.add([form, ...rest].join(" "))
  // Arabic names have no hyphens.
  if (words.length <= LONGEST_HYPHENATED && words.every((word) => /^[a-z]/.test(word))) {
    for (const name of [...found]) for (const hyphenated of withHyphens(name.split(" "))) found.add(hyphenated)
  }
  const letters = words.every((word) => word.length === 1) ? words : words.length === 1 ? [...first] : []
  if (ACRONYM.test(letters.join(""))) {
    for (const acronym of [letters.join(""), `${letters.join(".")}.`, letters.join(".")]) found.add(acronym)
  }
  return [...found]
}

/** The words in which a name may be written in texts: an acronym with dots is one word for each letter ("U.N."). */
export function inText(name: readonly string[]): (readonly string[])[] {
  const [only = "", ...more] = name
  return more.length === 0 && ACRONYM.test(only) ? [name, [...only]] : [name]
}

/** All ways to write the words with a hyphen or a space in each gap. */
function withHyphens([first = "", ...rest]: readonly string[]): string[] {
  return rest.reduce((found, word) => found.flatMap((name) => [`${name} ${word}`, `${name}-${word}`]), [first])
}
