import { tokenize } from "../tokens.ts"
import { cutLexeme, LONGEST_LEXEME } from "./cut-lexeme.ts"
import { stemmedForm, valuesOf } from "./terms.ts"
import { beginText, type Lexeme, valueLexeme, type Word, wordOf } from "./vocabulary.ts"

/** Limits of PostgreSQL's tsvector (documentation, "Limitations" of text search): positions, and places of a lexeme. */
const LAST_POSITION = 16_383
const MOST_POSITIONS = 255

// A vector may take 1 MB of lexemes and positions; with less than this it surely fits.
const MOST_BYTES = 850_000

// The second writing of a headline takes no more UTF-16 units than this, for a headline may be of any length.
const MOST_TOP = 40_000

// Room for a lexeme's sign, count of positions, first position and their alignment.
const OVERHEAD = 8

/** Positions between headline, summary and body, so that no phrase reaches from one to the next. */
const GAP = 10

/** The parts of an article that are searched, in the order of reading. */
export type Parts = { headline: string; summary: string | null; body: string }

/** What a text is found by, each lexeme once: those that stand at places, and those that stand nowhere. */
export type Lexemes = { placed: readonly Lexeme[]; unplaced: Set<string> }

/**
 * The lexemes of a PostgreSQL tsvector for an article. Each word gives its folded form `w`, `~s` for each stem and `#c` for a
 * canonical value, with the word's position; words of the headline also give `^w` and `^~s`, without one, so that
 * ranking can tell them. No folded word begins with any of these signs. What a tsvector cannot hold is left out: in a
 * text of some 100,000 different words, the last new ones. They are to be written before the next text's are asked for, which
 * share them.
 * @param words receives the longer words, which a misspelled word of a query may be compared with.
 */
export function lexemesOf({ headline, summary, body }: Parts, words?: Set<string>): Lexemes {
  const all: Placed = { text: beginText(), lexemes: [], room: MOST_BYTES, words }
  const top = place(headline, 0, all)
  let offset = after(0, top.length)
  if (summary !== null) offset = after(offset, place(summary, offset, all).length)
  place(body, offset, all)
  return { placed: all.lexemes, unplaced: signedTop(top) }
}

/** The lexemes of an article as the text of a tsvector. */
export function vectorOf(parts: Parts, words?: Set<string>): string {
  const { placed, unplaced } = lexemesOf(parts, words)
  const positions = ({ places, count }: Lexeme): string => places.slice(0, count).join()
  return [
    ...Array.from(unplaced, quoteLexeme),
    ...placed.map((lexeme) => `${quoteLexeme(lexeme.signed)}:${positions(lexeme)}`),
  ].join(" ")
}

const SHORTEST_LONG = 5
const LONGEST_LONG = 40
const letters = /^\p{L}+$/u

/** Whether a word is long enough that a misspelling of it still tells which it is. */
export function isLong(word: string): boolean {
  return word.length >= SHORTEST_LONG && word.length <= LONGEST_LONG && letters.test(word)
}

// The lexemes of a text so far; `room`: bytes left.
type Placed = { text: number; lexemes: Lexeme[]; room: number; words: Set<string> | undefined }

function place(text: string, offset: number, all: Placed): Word[] {
  const tokens = tokenize(text)
  const values = valuesOf(tokens)
  return tokens.map((token, index) => {
    const word = wordOf(stemmedForm(text, token), token.folded)
    const at = Math.min(offset + index + 1, LAST_POSITION)
    const { lexeme, stems } = word
    if (add(all, lexeme, at) && all.words && !all.words.has(lexeme.signed) && isLong(lexeme.signed)) {
      all.words.add(lexeme.signed)
    }
    for (const stem of stems) add(all, stem, at)
    const value = values.get(index)
    if (value) add(all, valueLexeme(value.value), at)
    return word
  })
}

// Whether it is new in this text and had room.
function add(all: Placed, lexeme: Lexeme, at: number): boolean {
  const { places, count, signed } = lexeme
  if (lexeme.text !== all.text) {
    all.room -= Math.min(signed.length * 3, LONGEST_LEXEME) + OVERHEAD
    if (all.room < 0) return false
    lexeme.text = all.text
    lexeme.count = 1
    places[0] = at
    all.lexemes.push(lexeme)
    return true
  }
  if (count < MOST_POSITIONS && places[count - 1] !== at) {
    all.room -= 2
    if (all.room >= 0) places[lexeme.count++] = at
  }
  return false
}

function signedTop(top: readonly Word[]): Set<string> {
  const signed = new Set<string>()
  let length = 0
  for (const { lexeme, stems } of top) {
    if (length > MOST_TOP) break
    for (const each of [lexeme, ...stems]) {
      signed.add(cutLexeme(`^${each.signed}`))
      length += each.signed.length
    }
  }
  return signed
}

function after(offset: number, words: number): number {
  return words === 0 ? offset : offset + words + GAP
}

const special = /['\\]/

/** A word as a lexeme of a tsvector or tsquery, quoted. Words too long for one are cut, alike in texts and queries. */
export function quoteLexeme(lexeme: string): string {
  const short = cutLexeme(lexeme)
  return special.test(short) ? `'${short.replaceAll("\\", "\\\\").replaceAll("'", "''")}'` : `'${short}'`
}
