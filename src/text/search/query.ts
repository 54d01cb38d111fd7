import { foldMapped } from "../fold.ts"
import { type Term, termsOf } from "./terms.ts"

/** The limits of a search: UTF-16 units, and terms. */
export const MOST_CHARACTERS = 1000
/** See `MOST_CHARACTERS`. */
export const MOST_TERMS = 32

/** A word of a query with everything that it may match by, as in `Term`. */
export type QueryWord = { folded: string; stems: readonly string[]; canonical: string | null }

/**
 * What one part of a query asks for. "word": a word of the text with the same folded form, a common stem or the same canonical
 * value. If several words make up the value ("كانون الثاني"), `words` has all of them and the first has the value; a text
 * matches by the value or by the folded words in a row. "prefix": a word that begins with the one folded word. "beginning":
 * like prefix, but also by the beginning of stems and forms, for text that is still being typed (`parseBeginning`). "phrase":
 * the folded words in a row. `raw` is the part as it was typed, without signs and quotation marks.
 */
export type QueryTerm = { kind: "word" | "prefix" | "beginning" | "phrase"; words: readonly QueryWord[]; raw: string }

/** A text must match all of `all` and none of `none`. A query where both are empty selects nothing. */
export type SearchQuery = { all: QueryTerm[]; none: QueryTerm[] }

/**
 * Parses what a user typed: words, "phrases" in any quotation marks, -word and -"phrase" to exclude, a star behind two letters
 * or more for a prefix. No character makes it fail; text without letters and digits is an empty query. @throws RangeError for
 * more than 1,000 UTF-16 units or 32 terms.
 */
export function parseQuery(text: string): SearchQuery {
  if (text.length > MOST_CHARACTERS) {
    throw new RangeError(
      `A search may have ${MOST_CHARACTERS} characters at most, and this one has ${text.length}. Shorten it.`,
    )
  }
  const query: SearchQuery = { all: [], none: [] }
  for (const { start, end, quoted, excluded, star } of chunks(text)) {
    const raw = text.slice(start, end)
    const terms = termsOf(raw)
    if (terms.length === 0) continue
    const target = excluded ? query.none : query.all
    if (quoted || (excluded && terms.length > 1 && terms.length !== terms[0]?.run)) target.push(phrase(raw, terms))
    else target.push(...words(raw, terms, star))
  }
  const count = query.all.length + query.none.length
  if (count <= MOST_TERMS) return query
  throw new RangeError(`A search may have ${MOST_TERMS} words and phrases at most, and this one has ${count}. Leave some out.`)
}

/** Parses what a user is still typing: words, of which the last may be unfinished. Signs have no meaning. */
export function parseBeginning(text: string): SearchQuery {
  const terms = termsOf(text)
  const all = terms.map(({ start, end, folded, stems }, index): QueryTerm => {
    const kind = index === terms.length - 1 ? "beginning" : "word"
    return { kind, words: [{ folded, stems, canonical: null }], raw: text.slice(start, end) }
  })
  return { all, none: [] }
}

type Chunk = { start: number; end: number; quoted: boolean; excluded: boolean; star: boolean }

// The pieces of a query between signs. Consecutive plain words stay together, since a month or number may have several.
function chunks(text: string): Chunk[] {
  const { folded, starts, ends } = foldMapped(text)
  const found: Chunk[] = []
  const push = (from: number, to: number, flags: Partial<Chunk> = {}): void => {
    if (to > from)
      found.push({ start: starts[from] ?? 0, end: ends[to - 1] ?? 0, quoted: false, excluded: false, star: false, ...flags })
  }
  let plain = 0
  let at = 0
  while (at < folded.length) {
    const begins = at === 0 || folded[at - 1] === " "
    const excluded = begins && folded[at] === "-" && at + 1 < folded.length && folded[at + 1] !== " "
    const from = excluded ? at + 1 : at
    const closing = quoteEnd(folded, from, begins || excluded)
    if (closing !== null) {
      push(plain, at)
      push(from + 1, closing, { quoted: true, excluded })
      at = plain = closing + 1
      continue
    }
    if (!begins) {
      at++
      continue
    }
    let end = from
    while (end < folded.length && folded[end] !== " " && folded[end] !== '"') end++
    const star = /[\p{L}\p{N}]{2}\*$/u.test(folded.slice(from, end))
    if (excluded || star) {
      push(plain, at)
      push(from, star ? end - 1 : end, { excluded, star })
      plain = end
    }
    at = Math.max(end, at + 1)
  }
  push(plain, folded.length)
  return found
}

// Where the phrase ends that opens at `at`. A quotation mark that is never closed reaches to the end, since the user may still
// be typing. A single one that is not closed at a word's end is an apostrophe.
function quoteEnd(folded: string, at: number, begins: boolean): number | null {
  if (folded[at] === '"') {
    const end = folded.indexOf('"', at + 1)
    return end < 0 ? folded.length : end
  }
  if (folded[at] !== "'" || !begins) return null
  const length = folded.slice(at + 1).search(/'(?= |$)/)
  return length < 1 ? null : at + 1 + length
}

function phrase(raw: string, terms: readonly Term[]): QueryTerm {
  return { kind: "phrase", words: terms.map(({ folded }) => ({ folded, stems: [], canonical: null })), raw: raw.trim() }
}

function words(raw: string, terms: readonly Term[], star: boolean): QueryTerm[] {
  const found: QueryTerm[] = []
  for (let index = 0; index < terms.length; index += terms[index]?.run ?? 1) {
    const run = terms.slice(index, index + (terms[index]?.run ?? 1))
    const [first] = run
    if (!first || isLooseClitic(raw, first, terms[index + 1])) continue
    const typed = raw.slice(first.start, run.at(-1)?.end)
    if (star && index + run.length === terms.length) {
      found.push({ kind: "prefix", words: [{ folded: first.folded, stems: [], canonical: null }], raw: typed })
    } else
      found.push({ kind: "word", words: run.map(({ folded, stems, canonical }) => ({ folded, stems, canonical })), raw: typed })
  }
  return found
}

// The ل of "لـCNN", the ال of "الـ25" and the al of "al-Kadhimi" are not words that a text must contain.
function isLooseClitic(raw: string, { end, folded }: Term, next: Term | undefined): boolean {
  if (/^(?:al|el)$/.test(folded)) return next?.start === end + 1 && raw.charAt(end) === "-"
  return /^(?:[وفبلك]|[وفبك]?ال|لل)$/.test(folded) && next?.start === end
}
