import { cutLexeme } from "./cut-lexeme.ts"
import { computeStems, owned } from "./stems.ts"

/** A lexeme that all texts share. `places` holds, up to `count`, where it stands in the text of the number `text`. */
export interface Lexeme {
  readonly signed: string
  readonly places: number[]
  count: number
  text: number
}

/** What a word gives: itself and its stems (`~stem`). */
export interface Word {
  readonly lexeme: Lexeme
  readonly stems: readonly Lexeme[]
}

// Bounded, so that no load can grow the process. News of a year has some 300,000 different words.
const MOST_WORDS = 300_000

// Longer words seldom come again.
const LONGEST_KEPT = 40

const words = new Map<string, Word>()
const lexemes = new Map<string, Lexeme>()
const longWords = new Map<string, Word>()
const longLexemes = new Map<string, Lexeme>()
let text = 0

/**
 * Begins a text and forgets what has become too much. @returns its number. Nearly every word of a text stood in one before it, and
 * is then neither stemmed nor written again; the lexemes hold the places of one text at a time.
 */
export function beginText(): number {
  if (Math.max(words.size, lexemes.size / 2) >= MOST_WORDS) {
    words.clear()
    lexemes.clear()
  }
  longWords.clear()
  longLexemes.clear()
  return ++text
}

/** @param form the folded word with the ة it may have had (`stemmedForm`). */
export function wordOf(form: string, folded: string): Word {
  const among = form.length <= LONGEST_KEPT ? words : longWords
  const known = among.get(form)
  if (known !== undefined) return known
  const key = owned(form)
  const stems = computeStems(key).map((stem) => lexemeOf(`~${stem}`))
  const word = { lexeme: lexemeOf(form === folded ? key : owned(folded)), stems }
  among.set(key, word)
  return word
}

/** The lexeme of a value: `#month:4`. */
export function valueLexeme(canonical: string): Lexeme {
  return lexemeOf(`#${canonical}`)
}

// Kept by its own length, not by that of the word it came of: a long word's stem may be a short word's too, and is one lexeme with it.
function lexemeOf(signed: string): Lexeme {
  const short = cutLexeme(signed)
  const among = short.length <= LONGEST_KEPT ? lexemes : longLexemes
  const known = among.get(short)
  if (known !== undefined) return known
  const lexeme = { signed: short, places: [], count: 0, text: 0 }
  among.set(short, lexeme)
  return lexeme
}
