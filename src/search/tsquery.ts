import { quoteLexeme } from "../text/search/lexemes.ts"

/**
 * A part of a tsquery as PostgreSQL's text (https://www.postgresql.org/docs/current/datatype-textsearch.html), and in what share of
 * the articles it stands at most, as far as is known: 0 for what is rare or unknown.
 */
export interface Expression {
  readonly text: string
  readonly share: number
}

/** In what share of the articles the most common lexemes stand. */
export type Shares = ReadonlyMap<string, number>

/** A lexeme, quoted, and cut where the index cuts it. */
export function lexeme(text: string, shares: Shares): Expression {
  return { text: quoteLexeme(text), share: shares.get(text) ?? 0 }
}

export function prefixLexeme(text: string, shares: Shares): Expression {
  let share = 0
  for (const [known, its] of shares) if (known.startsWith(text)) share += its
  return { text: `${quoteLexeme(text)}:*`, share: Math.min(share, 1) }
}

export function allOf(parts: readonly Expression[]): Expression {
  return { text: combine(parts, " & "), share: Math.min(...parts.map(({ share }) => share)) }
}

export function anyOf(parts: readonly Expression[]): Expression {
  const different = [...new Map(parts.map((part) => [part.text, part])).values()]
  return {
    text: combine(different, " | "),
    share: Math.min(
      1,
      different.reduce((sum, { share }) => sum + share, 0),
    ),
  }
}

/** Next to each other, in this order. */
export function inSequence(parts: readonly Expression[]): Expression {
  return { text: combine(parts, " <-> "), share: Math.min(...parts.map(({ share }) => share)) }
}

export function noneOf(parts: readonly Expression[]): Expression {
  return { text: `!${anyOf(parts).text}`, share: 1 }
}

function combine(parts: readonly Expression[], operator: string): string {
  return parts.length === 1 ? (parts[0] as Expression).text : `(${parts.map(({ text }) => text).join(operator)})`
}
