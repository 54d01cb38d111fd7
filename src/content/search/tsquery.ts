import { quoteLexeme } from "../../text/search/lexemes.ts"

/**
 * A part of a tsquery as PostgreSQL's text (https://www.postgresql.org/docs/current/datatype-textsearch.html), with what
 * decides how it is executed.
 */
export interface Expression {
  readonly text: string
  /** In what part of the articles it occurs, at least: 0 for what is rare or unknown. */
  readonly share: number
  /**
   * The index knows which words an article has but not where. Three queries without positions describe what it can tell: `most`
   * finds everything that `text` does and perhaps more (`null`: everything), `least` finds only what `text` finds, and `unsure`
   * finds the rest of what `text` finds and perhaps more (`null`: nothing).
   */
  readonly most: string | null
  readonly least: string | null
  readonly unsure: string | null
}

/** In what part of the articles each of the most common lexemes occurs. */
export type Shares = ReadonlyMap<string, number>

/** A lexeme, quoted, and shortened as in the index. */
export function lexeme(text: string, shares: Shares): Expression {
  return plain(quoteLexeme(text), shares.get(text) ?? 0)
}

export function prefixLexeme(text: string, shares: Shares): Expression {
  let without = 1
  for (const [known, its] of shares) if (known.startsWith(text)) without *= 1 - its
  return plain(`${quoteLexeme(text)}:*`, 1 - without)
}

/** All parts must match. The share is that of independent words; words about one subject occur together more often. */
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

/**
 * One part must match. The share is that of the most common part: a word, its stems and its other forms are mostly in the same
 * articles.
 */
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

/**
 * The parts must follow each other in this order. The share is that of articles with all of the words, since in how many they
 * are in sequence is unknown.
 */
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

/** Joins those parts that are not `null`; `null` if none is left. */
function combined(parts: readonly (string | null)[], operator: " & " | " | "): string | null {
  const some = parts.filter((part) => part !== null)
  return some.length === 0 ? null : combine(some, operator)
}

function combine(parts: readonly string[], operator: " & " | " | " | " <-> "): string {
  const different = operator === " <-> " ? parts : [...new Set(parts)]
  return different.length === 1 ? (different[0] as string) : `(${different.join(operator)})`
}
