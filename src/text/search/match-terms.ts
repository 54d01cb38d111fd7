import type { QueryTerm, QueryWord } from "./query.ts"
import type { Term } from "./terms.ts"

/** A match of a part of a query: the terms [from, to) and how they match; the kinds are in order, the best first. */
export type Match = { from: number; to: number; kind: "FOLDED" | "STEM" | "ALIAS" }

/** Where the terms of a text match one part of a query, by the same rules as the lexemes of `vectorOf` do in the database. */
export function matchesOf(terms: readonly Term[], { kind, words }: QueryTerm): Match[] {
  const [first] = words
  if (!first) return []
  const found: Match[] = []
  for (let index = 0; index < terms.length; index++) {
    const match =
      kind === "prefix"
        ? prefixAt(terms, index, first)
        : kind === "beginning"
          ? beginningAt(terms, index, first)
          : (rowAt(terms, index, words) ?? (kind === "word" ? wordAt(terms, index, words) : null))
    if (match) found.push(match)
  }
  return found
}

function rowAt(terms: readonly Term[], index: number, words: readonly QueryWord[]): Match | null {
  for (let offset = 0; offset < words.length; offset++) {
    if (terms[index + offset]?.folded !== words[offset]?.folded) return null
  }
  return { from: index, to: index + words.length, kind: "FOLDED" }
}

function prefixAt(terms: readonly Term[], index: number, { folded }: QueryWord): Match | null {
  return terms[index]?.folded.startsWith(folded) ? { from: index, to: index + 1, kind: "FOLDED" } : null
}

function beginningAt(terms: readonly Term[], index: number, word: QueryWord): Match | null {
  const isBegun = terms[index]?.stems.some((stem) => stem.startsWith(word.folded) || word.stems.includes(stem))
  return prefixAt(terms, index, word) ?? (isBegun ? { from: index, to: index + 1, kind: "STEM" } : null)
}

function wordAt(terms: readonly Term[], index: number, words: readonly QueryWord[]): Match | null {
  const term = terms[index]
  const [first] = words
  if (!term || !first) return null
  const shared = words.length === 1 && term.stems.some((stem) => first.stems.includes(stem))
  if (shared) return { from: index, to: index + 1, kind: "STEM" }
  const same = term.canonical !== null && term.canonical === first.canonical
  return same ? { from: index, to: index + term.run, kind: "ALIAS" } : null
}
