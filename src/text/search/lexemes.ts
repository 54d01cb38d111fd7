import { apostropheKeys } from "../apostrophes.ts"
import { tokenize } from "../tokens.ts"
import { cutLexeme, LONGEST_LEXEME } from "./cut-lexeme.ts"
import { stemmedForm, valuesOf } from "./terms.ts"
import { beginText, type Lexeme, valueLexeme, type Word, wordOf } from "./vocabulary.ts"

/**
 * Limits of PostgreSQL's tsvector (documentation, "Limitations" of text search): the highest position, and how many positions a
 * lexeme has.
 */
const LAST_POSITION = 16_383
const MOST_POSITIONS = 255

// A vector may take 1 MB with lexemes and positions. One that stays below this surely fits.
const MOST_BYTES = 850_000

// How many UTF-16 units of a headline get the sign of headlines besides; a headline may be of any length.
const MOST_TOP = 40_000

// Bytes that are counted for each lexeme's sign, its count of positions, its first position and their alignment.
const OVERHEAD = 8

/** How many positions lie between headline, summary and body, so that no phrase matches across two of them. */
const GAP = 10

/** The parts of an article that are searched, in the order of reading. */
export type Parts = { headline: string; summary: string | null; body: string }

/** The lexemes of a text, each once: `placed` ones with positions, `unplaced` ones without. */
export type Lexemes = {
  placed: readonly Lexeme[]
  unplaced: Set<string>
  /**
   * What names are looked up by beside the words, where a text must surely be found (name-query.ts): what words with an apostrophe may
   * stand for (`SIDE_OF_APOSTROPHE`), and whether anything had no room (`LOST_WORDS`, `LOST_PLACES`).
   */
  besides: Set<string>
}

/** Begins the lexeme of what a word with an apostrophe may stand for. */
export const SIDE_OF_APOSTROPHE = "="
/** Says that not all words of a text had room, or that not all of their places had. */
export const LOST_WORDS = "!words"
export const LOST_PLACES = "!places"

/**
 * The lexemes of an article for a PostgreSQL tsvector. A word gives its folded form `w`, `~s` for each stem and `#c` for a
 * canonical value, with its position. Words of the headline also give `^w` and `^~s` without a position, so that ranking can
 * tell them. Folded words begin with none of these signs. What a tsvector cannot hold is left out: in a text of some 100,000
 * different words, the last new ones. The lexeme objects are shared between texts, so write a result before calling this again.
 * @param words receives the words that are long enough for the correction of misspellings.
 */
export function lexemesOf({ headline, summary, body }: Parts, words?: Set<string>): Lexemes {
  const all: Placed = { text: beginText(), lexemes: [], room: MOST_BYTES, words, besides: new Set() }
  const top = place(headline, 0, all)
  let offset = after(0, top.length)
  if (summary !== null) offset = after(offset, place(summary, offset, all).length)
  place(body, offset, all)
  return { placed: all.lexemes, unplaced: signedTop(top), besides: all.besides }
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

/** Whether a word is long enough to be recognised when it is misspelled. */
export function isLong(word: string): boolean {
  return word.length >= SHORTEST_LONG && word.length <= LONGEST_LONG && letters.test(word)
}

// The lexemes of a text so far; `room` is how many bytes are left.
type Placed = { text: number; lexemes: Lexeme[]; room: number; words: Set<string> | undefined; besides: Set<string> }

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
    if (offset + index + 1 > LAST_POSITION) all.besides.add(LOST_PLACES)
    for (const key of apostropheKeys(token.folded)) addBeside(all, cutLexeme(SIDE_OF_APOSTROPHE + key))
    for (const stem of stems) add(all, stem, at)
    const value = values.get(index)
    if (value) add(all, valueLexeme(value.value), at)
    return word
  })
}

// Adds a lexeme at a position. @returns whether it is new in this text and there was room for it.
function add(all: Placed, lexeme: Lexeme, at: number): boolean {
  const { places, count, signed } = lexeme
  if (lexeme.text !== all.text) {
    if (!takeRoom(all, signed)) return false
    lexeme.text = all.text
    lexeme.count = 1
    places[0] = at
    all.lexemes.push(lexeme)
    return true
  }
  if (places[count - 1] === at) return false
  if (count < MOST_POSITIONS) all.room -= 2
  if (count < MOST_POSITIONS && all.room >= 0) places[lexeme.count++] = at
  else all.besides.add(LOST_PLACES)
  return false
}

function addBeside(all: Placed, signed: string): void {
  if (!all.besides.has(signed) && takeRoom(all, signed)) all.besides.add(signed)
}

function takeRoom(all: Placed, signed: string): boolean {
  all.room -= Math.min(signed.length * 3, LONGEST_LEXEME) + OVERHEAD
  if (all.room < 0) all.besides.add(LOST_WORDS)
  return all.room >= 0
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

/**
 * Quotes a lexeme for the text form of a tsvector or tsquery. Lexemes that are too long are cut, in texts and queries alike.
 */
export function quoteLexeme(lexeme: string): string {
  const short = cutLexeme(lexeme)
  return special.test(short) ? `'${short.replaceAll("\\", "\\\\").replaceAll("'", "''")}'` : `'${short}'`
}
