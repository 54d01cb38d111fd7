/** The most bytes of a lexeme in a PostgreSQL tsvector (documentation, "Limitations" of text search). */
export const LONGEST_LEXEME = 2046

// A UTF-16 unit takes at most three bytes in UTF-8, so lexemes up to this length need not be measured.
const SURELY_SHORT = Math.floor(LONGEST_LEXEME / 3)

/** Cuts a lexeme, with its sign, to what a tsvector can hold. */
export function cutLexeme(lexeme: string): string {
  if (lexeme.length <= SURELY_SHORT || Buffer.byteLength(lexeme) <= LONGEST_LEXEME) return lexeme
  let bytes = 0
  let short = ""
  for (const character of lexeme) {
    bytes += Buffer.byteLength(character)
    if (bytes > LONGEST_LEXEME) break
    short += character
  }
  return short
}
