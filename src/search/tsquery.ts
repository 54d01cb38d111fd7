import { quoteLexeme } from "../text/search/lexemes.ts"

/**
 * A part of a tsquery as PostgreSQL's text (https://www.postgresql.org/docs/current/datatype-textsearch.html), with what decides how
 * it is read.
 */
export interface Expression {
  readonly text: string
  /** In what share of the articles it stands, carefully estimated: 0 for what is rare or unknown. */
  readonly share: number
  /**
   * The index knows which words an article has, not where they stand: `most` finds all that `text` does and asks of no places, `least`
   * finds only what `text` does. Without words in a row all three are the same. `null`: everything, and nothing.
   */
  readonly most: string | null
  readonly least: string | null
}

/** In what share of the articles the most common lexemes stand. */
export type Shares = ReadonlyMap<string, number>

/** A lexeme, quoted, and cut where the index cuts it. */
export function lexeme(text: string, shares: Shares): Expression {
  return plain(quoteLexeme(text), shares.get(text) ?? 0)
}

export function prefixLexeme(text: string, shares: Shares): Expression {
  let without = 1
  for (const [known, its] of shares) if (known.startsWith(text)) without *= 1 - its
  return plain(`${quoteLexeme(text)}:*`, 1 - without)
}

/** The share is that of words which stand independently of each other; words of one subject meet more often. */
export function allOf(parts: readonly Expression[]): Expression {
  return {
    text: combine(textsOf(parts), " & "),
    share: parts.reduce((product, { share }) => product * share, 1),
    most: combined(parts.map(({ most }) => most).filter(isText), " & "),
    least: parts.every(({ least }) => least !== null) ? combined(parts.map(({ least }) => least).filter(isText), " & ") : null,
  }
}

/** The share is that of the most common part: a word, its stems and its other forms stand in much the same articles. */
export function anyOf(parts: readonly Expression[]): Expression {
  return {
    text: combine(textsOf(parts), " | "),
    share: Math.max(...parts.map(({ share }) => share)),
    most: parts.every(({ most }) => most !== null) ? combined(parts.map(({ most }) => most).filter(isText), " | ") : null,
    least: combined(parts.map(({ least }) => least).filter(isText), " | "),
  }
}

/** Next to each other, in this order. How often words meet so cannot be told from how common they are. */
export function inSequence(parts: readonly Expression[]): Expression {
  if (parts.length === 1) return parts[0] as Expression
  const texts = parts.map(({ text }) => text)
  return { text: combine(texts, " <-> "), share: 0, most: allOf(parts).most, least: null }
}

export function noneOf(parts: readonly Expression[]): Expression {
  const { text, share, most, least } = anyOf(parts)
  return { text: `!${text}`, share: 1 - share, most: least && `!${least}`, least: most && `!${most}` }
}

function plain(text: string, share: number): Expression {
  return { text, share, most: text, least: text }
}

function textsOf(parts: readonly Expression[]): string[] {
  return parts.map(({ text }) => text)
}

function isText(text: string | null): text is string {
  return text !== null
}

function combined(parts: readonly string[], operator: " & " | " | "): string | null {
  return parts.length === 0 ? null : combine(parts, operator)
}

function combine(parts: readonly string[], operator: " & " | " | " | " <-> "): string {
  const different = operator === " <-> " ? parts : [...new Set(parts)]
  return different.length === 1 ? (different[0] as string) : `(${different.join(operator)})`
}
