import { cutLexeme } from "./cut-lexeme.ts"
import { computeStems, owned } from "./stems.ts"

/** A lexeme, one object for all texts. `places` has, up to `count`, its positions in the text with the number `text`. */
export interface Lexeme {
  readonly signed: string
  readonly places: number[]
  count: number
  text: number
}

/** The lexemes of a word: itself and its stems (`~stem`). */
export interface Word {
  readonly lexeme: Lexeme
  readonly stems: readonly Lexeme[]
}

// How many words are cached, so that no load can make the process grow. A year of news has some 300,000 different words.
const MOST_WORDS = 300_000

// Longer words are not cached, since they seldom occur again.
const LONGEST_KEPT = 40

const words = new Map<string, Word>()
const lexemes = new Map<string, Lexeme>()
const longWords = new Map<string, Word>()
const longLexemes = new Map<string, Lexeme>()
let text = 0

/**
 * Begins a text, and empties the caches when they have grown too large. Nearly every word of a text was in an earlier one, so
 * it need not be stemmed and encoded again. The shared lexemes hold the positions of one text at a time. @returns the text's
 * number.
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

/** The lexemes of a word. @param form the folded word, with ة if the text has it (`stemmedForm`). */
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

/** The lexeme of a canonical value: `#month:4`. */
export function valueLexeme(canonical: string): Lexeme {
  return lexemeOf(`#${canonical}`)
}

// Cached by its own length, not by that of the word that it came from: the stem of a long word may also be that of a short one,
// and must be the same lexeme.
function lexemeOf(signed: string): Lexeme {
  const short = cutLexeme(signed)
  const among = short.length <= LONGEST_KEPT ? lexemes : longLexemes
  const known = among.get(short)
  if (known !== undefined) return known
  const lexeme = { signed: short, places: [], count: 0, text: 0 }
  among.set(short, lexeme)
  return lexeme
}
