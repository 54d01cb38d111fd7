import { quoteLexeme } from "../../text/search/lexemes.ts"

/**
 * A part of a tsquery as PostgreSQL's text (https://www.postgresql.org/docs/current/datatype-textsearch.html), with what decides how
 * it is read.
 */
export interface Expression {
  readonly text: string
  /** In what share of the articles it stands, carefully estimated: 0 for what is rare or unknown. */
  readonly share: number
  /**
   * The index knows which words an article has, not where they stand. Asking of no places, `most` finds all that `text` does (`null`:
   * everything), `least` finds only what `text` does, and `unsure` finds the rest of it and perhaps more (`null`: nothing).
   */
  readonly most: string | null
  readonly least: string | null
  readonly unsure: string | null
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
  const most = combined(
    parts.map(({ most }) => most),
    " & ",
  )
  const inIndex = parts.every(({ unsure }) => unsure === null)
  const [only, ...more] = parts.filter(({ unsure }) => unsure !== null)
  const others = parts.map((part) => (part === only ? part.unsure : part.most))
  return {
    text: combine(textsOf(parts), " & "),
    share: parts.reduce((product, { share }) => product * share, 1),
    most,
    least: parts.some(({ least }) => least === null)
      ? null
      : combined(
          parts.map(({ least }) => least),
          " & ",
        ),
    unsure: inIndex ? null : more.length === 0 ? combined(others, " & ") : most,
  }
}

/** The share is that of the most common part: a word, its stems and its other forms stand in much the same articles. */
export function anyOf(parts: readonly Expression[]): Expression {
  return {
    text: combine(textsOf(parts), " | "),
    share: Math.max(...parts.map(({ share }) => share)),
    most: parts.some(({ most }) => most === null)
      ? null
      : combined(
          parts.map(({ most }) => most),
          " | ",
        ),
    least: combined(
      parts.map(({ least }) => least),
      " | ",
    ),
    unsure: combined(
      parts.map(({ unsure }) => unsure),
      " | ",
    ),
  }
}

/** Next to each other, in this order. The share is that of articles with all the words: in how many they meet so, nobody knows. */
export function inSequence(parts: readonly Expression[]): Expression {
  if (parts.length === 1) return parts[0] as Expression
  const { share, most } = allOf(parts)
  return { text: combine(textsOf(parts), " <-> "), share, most, least: null, unsure: most }
}

export function noneOf(parts: readonly Expression[]): Expression {
  const { text, share, most, least, unsure } = anyOf(parts)
  return { text: `!${text}`, share: 1 - share, most: least && `!${least}`, least: most && `!${most}`, unsure }
}

function plain(text: string, share: number): Expression {
  return { text, share, most: text, least: text, unsure: null }
}

function textsOf(parts: readonly Expression[]): string[] {
  return parts.map(({ text }) => text)
}

/** Those parts that are not `null`; `null` where there is none. */
function combined(parts: readonly (string | null)[], operator: " & " | " | "): string | null {
  const some = parts.filter((part) => part !== null)
  return some.length === 0 ? null : combine(some, operator)
}

function combine(parts: readonly string[], operator: " & " | " | " | " <-> "): string {
  const different = operator === " <-> " ? parts : [...new Set(parts)]
  return different.length === 1 ? (different[0] as string) : `(${different.join(operator)})`
}
