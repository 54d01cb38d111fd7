import { withoutClitics } from "../../text/clitics.ts"
import { isLong } from "../../text/search/lexemes.ts"
import type { QueryTerm, SearchQuery } from "../../text/search/query.ts"

/** What the database knows of the words of a query. */
export interface Expansions {
  /** Entities whose name is a run of words of the query, by the run's words joined with a space (`keyOf`). */
  readonly named: ReadonlyMap<string, NamedEntity>
  /** Other spellings of words that are a part of somebody's name, in any script, folded. */
  readonly parts: ReadonlyMap<string, readonly string[]>
  /** Words of the index that are spelled nearly like one that no document has. */
  readonly similar: ReadonlyMap<string, readonly string[]>
}

export interface NamedEntity {
  /** The ids of the entities that have this name. */
  readonly ids: readonly string[]
  /** Their other names, each as its folded words. */
  readonly names: readonly (readonly string[])[]
}

/** No run of words that is longer is looked up as a name. */
export const LONGEST_NAME = 6

/** Runs of up to so many words are looked up with hyphens too. */
const LONGEST_HYPHENATED = 4

/** What may be a short name, folded: whether it is one, only capitals would tell. */
const ACRONYM = /^[a-z]{2,6}$/

/**
 * The runs of words that are looked up as names, each with the folded spellings that a stored name of these words may have: names keep
 * their hyphens and dots. Phrases in quotation marks mean themselves. A word that is left out is looked up alone.
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

/** The words of a query that may be misspelled: long ones only, since short words have many neighbours. */
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
  // "لمنظمة الصحة" names منظمة الصحة. One word alone is more likely to be another word behind a clitic.
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

/** The words as which a text may have a name, given as its words: an acronym with dots is a word a letter ("U.N."). */
export function inText(name: readonly string[]): (readonly string[])[] {
  const [only = "", ...more] = name
  return more.length === 0 && ACRONYM.test(only) ? [name, [...only]] : [name]
}

/** The words with a hyphen or a space at each gap. */
function withHyphens([first = "", ...rest]: readonly string[]): string[] {
  return rest.reduce((found, word) => found.flatMap((name) => [`${name} ${word}`, `${name}-${word}`]), [first])
}
