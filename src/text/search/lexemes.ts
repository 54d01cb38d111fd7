import { type Term, termsOf } from "./terms.ts"

/** Limits of PostgreSQL's tsvector (documentation, "Limitations" of text search): positions, a lexeme's bytes and places. */
const LAST_POSITION = 16_383
const MOST_POSITIONS = 255
const LONGEST_LEXEME = 2046

// A vector may take 1 MB of lexemes and positions; with less than this it surely fits.
const MOST_BYTES = 850_000

// The second writing of a headline takes no more UTF-16 units than this, for a headline may be of any length.
const MOST_TOP = 40_000

// Room for a lexeme's sign, count of positions, first position and their alignment.
const OVERHEAD = 8

const SURELY_SHORT = LONGEST_LEXEME - 2
const FIRST_ARABIC = 0x600
const special = /['\\]/

/** Positions between headline, summary and body, so that no phrase reaches from one to the next. */
const GAP = 10

/** The parts of an article that are searched, in the order of reading. */
export type Parts = { headline: string; summary: string | null; body: string }

/**
 * The text of a PostgreSQL tsvector for an article. Each word gives its folded form `w`, `~s` for each stem and `#c` for a
 * canonical value, with the word's position; words of the headline also give `^w` and `^~s`, without one, so that
 * ranking can tell them. No folded word begins with any of these signs. What a tsvector cannot hold is left out: in a
 * text of some 100,000 different words, the last new ones.
 * @param words receives the longer words, which a misspelled word of a query may be compared with.
 */
export function vectorOf({ headline, summary, body }: Parts, words?: Set<string>): string {
  const all: Places = { words: new Map(), stems: new Map(), values: new Map(), room: MOST_BYTES }
  const top = collect(headline, 0, all)
  let offset = after(0, top.length)
  if (summary !== null) offset = after(offset, collect(summary, offset, all).length)
  collect(body, offset, all)
  let vector = ""
  for (const { folded, stems } of top) {
    if (vector.length > MOST_TOP) break
    vector += `${quote("^", folded)} `
    for (const stem of stems) vector += `${quote("^~", stem)} `
  }
  if (words) for (const word of all.words.keys()) if (!words.has(word) && isLong(word)) words.add(word)
  vector += written("", all.words) + written("~", all.stems) + written("#", all.values)
  return vector.trimEnd()
}

const SHORTEST_LONG = 5
const LONGEST_LONG = 40
const letters = /^\p{L}+$/u

/** Whether a word is long enough that a misspelling of it still tells which it is. */
export function isLong(word: string): boolean {
  return word.length >= SHORTEST_LONG && word.length <= LONGEST_LONG && letters.test(word)
}

// Where each word, stem and value stands; kept apart so that the common case needs no new strings. `room`: bytes left.
type Places = { words: Map<string, number[]>; stems: Map<string, number[]>; values: Map<string, number[]>; room: number }

function collect(text: string, offset: number, all: Places): Term[] {
  const terms = termsOf(text)
  for (const { folded, stems, canonical, position } of terms) {
    const place = Math.min(offset + position, LAST_POSITION)
    add(all, all.words, folded, place)
    for (const stem of stems) add(all, all.stems, stem, place)
    if (canonical !== null) add(all, all.values, canonical, place)
  }
  return terms
}

function add(all: Places, places: Map<string, number[]>, lexeme: string, place: number): void {
  const known = places.get(lexeme)
  if (known === undefined) {
    all.room -= Math.min(lexeme.length * 3, LONGEST_LEXEME) + OVERHEAD
    if (all.room >= 0) places.set(lexeme, [place])
  } else if (known.length < MOST_POSITIONS && known[known.length - 1] !== place) {
    all.room -= 2
    if (all.room >= 0) known.push(place)
  }
}

function after(offset: number, words: number): number {
  return words === 0 ? offset : offset + words + GAP
}

function written(sign: string, places: Map<string, number[]>): string {
  let text = ""
  places.forEach((positions, lexeme) => {
    text += quote(sign, lexeme)
    let before = ":"
    for (let index = 0; index < positions.length; index++) {
      text += before + digits(positions[index]!)
      before = ","
    }
    text += " "
  })
  return text
}

const decimal = new Array<string>(LAST_POSITION + 1)

function digits(place: number): string {
  const known = decimal[place]
  if (known !== undefined) return known
  const text = String(place)
  decimal[place] = text
  return text
}

/** A word as a lexeme of a tsvector or tsquery, quoted. Words too long for one are cut as `vectorOf` cuts them. */
export function quoteLexeme(lexeme: string): string {
  return quote("", lexeme)
}

function quote(sign: string, lexeme: string): string {
  const short = lexeme.length * 3 > SURELY_SHORT ? cut(sign + lexeme) : sign + lexeme
  // Only Latin words can have an apostrophe inside.
  if (lexeme.charCodeAt(0) >= FIRST_ARABIC || !special.test(short)) return `'${short}'`
  return `'${short.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`
}

function cut(lexeme: string): string {
  if (Buffer.byteLength(lexeme) <= LONGEST_LEXEME) return lexeme
  let bytes = 0
  let short = ""
  for (const character of lexeme) {
    bytes += Buffer.byteLength(character)
    if (bytes > LONGEST_LEXEME) break
    short += character
  }
  return short
}
