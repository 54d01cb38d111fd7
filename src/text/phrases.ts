import { behindClitics } from "./clitics.ts"
import { tokenize } from "./tokens.ts"
import type { Words } from "./words.ts"

/** A phrase: its meaning, its folded words, and how many letters of the first are proclitics. */
export type Entry<T> = { meaning: T; words: readonly string[]; clitics: number }

/** Phrases by their first word, longer ones first. */
export type PhraseIndex<T> = ReadonlyMap<string, readonly Entry<T>[]>

/** Indexes phrases with their meanings. Forms with proclitics before the first word are added. */
export function indexPhrases<T>(meanings: readonly (readonly [T, readonly string[]])[]): PhraseIndex<T> {
  const index = new Map<string, Entry<T>[]>()
  for (const [meaning, phrases] of meanings) {
    for (const phrase of phrases) {
      const [first = "", ...rest] = folded(phrase)
      for (const { form, clitics } of behindClitics(first)) {
        const entries = index.get(form) ?? []
        entries.push({ meaning, words: [form, ...rest], clitics })
        index.set(form, entries)
      }
    }
  }
  for (const entries of index.values()) entries.sort((a, b) => b.words.length - a.words.length)
  return index
}

/** The folded words of a list as a set. */
export function wordSet(phrases: readonly string[]): ReadonlySet<string> {
  return new Set(phrases.flatMap(folded))
}

/** The longest phrase of the index that begins at word `at`; null for none. */
export function entryAt<T>(index: PhraseIndex<T>, { folded }: Words, at: number): Entry<T> | null {
  const entries = index.get(folded[at] ?? "")
  return entries?.find(({ words }) => words.every((word, offset) => folded[at + offset] === word)) ?? null
}

const LONGEST = 4

/** The longest phrase of the index, of up to four words, that ends with word `last`; null for none. */
export function entryEndingAt<T>(index: PhraseIndex<T>, words: Words, last: number): Entry<T> | null {
  for (let length = Math.min(LONGEST, last + 1); length > 0; length--) {
    const entry = entryAt(index, words, last - length + 1)
    if (entry?.words.length === length) return entry
  }
  return null
}

function folded(phrase: string): string[] {
  return tokenize(phrase).map((token) => token.folded)
}
