import { foldMapped } from "./fold.ts"

/**
 * A word or number: its UTF-16 units [start, end) in the original, and its folded form. Marks, tatweels and zero-width
 * characters inside or behind a word belong to it.
 */
export type Token = { start: number; end: number; folded: string }

const BREAK = 1
const LETTER = 2
const ARABIC = 3
const DIGIT = 4
const wordCharacter = /[\p{L}\p{M}]/u
const arabic = /\p{Script=Arabic}/u
const digit = /\p{N}/u

// A cache by folded UTF-16 unit.
const kinds = new Uint8Array(65536)

function kindOf(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  const known = kinds[unit]
  if (known) return known
  const paired = (unit & 0xf800) === 0xd800
  // The second half of a surrogate pair has the kind of the whole pair.
  const from = (unit & 0xfc00) === 0xdc00 ? at - 1 : at
  const kind = classify(String.fromCodePoint(text.codePointAt(from) ?? unit))
  if (!paired) kinds[unit] = kind
  return kind
}

function classify(character: string): number {
  if (digit.test(character)) return DIGIT
  if (!wordCharacter.test(character)) return BREAK
  return arabic.test(character) ? ARABIC : LETTER
}

// Whether a character may stand inside a word, between two others: the apostrophe of "Iraq's", the separators of "2,500" and
// "7.5".
function joins(before: number, unit: number, after: number): boolean {
  if (unit === 0x27) return before === LETTER && after === LETTER
  return (unit === 0x2c || unit === 0x2e) && before === DIGIT && after === DIGIT
}

/**
 * The words and numbers of a text, in order. A hyphen ends a word, so "al-Kadhimi" is two; so does a change between Arabic
 * letters and others ("لـCNN"). Punctuation and symbols are not tokens.
 */
export function tokenize(text: string): Token[] {
  const { folded, starts, ends } = foldMapped(text)
  const tokens: Token[] = []
  let at = 0
  while (at < folded.length) {
    const kind = kindOf(folded, at)
    if (kind === BREAK) {
      at++
      continue
    }
    const from = at++
    let previous = kind
    while (at < folded.length) {
      const next = kindOf(folded, at)
      if (next === BREAK) {
        const after = at + 1 < folded.length ? kindOf(folded, at + 1) : BREAK
        if (!joins(previous, folded.charCodeAt(at), after)) break
      } else if ((next === ARABIC) !== (previous === ARABIC)) break
      else previous = next
      at++
    }
    tokens.push({ start: starts[from] ?? 0, end: ends[at - 1] ?? 0, folded: folded.slice(from, at) })
  }
  return tokens
}
