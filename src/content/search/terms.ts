import { formsOfName } from "../../text/search/name-forms.ts"
import type { QueryTerm } from "../../text/search/query.ts"
import type { Expansions, NamedEntity } from "./expansions.ts"
import { allOf, anyOf, type Expression, inSequence, lexeme, prefixLexeme, type Shares } from "./tsquery.ts"

// Turns a term of a query into expressions for the index, from its exact words to related ones.

/** The words as written, in sequence if there are several. */
export function written({ kind, words }: QueryTerm, shares: Shares): Expression {
  return inSequence(words.map(({ folded }) => (kind === "prefix" ? prefixLexeme(folded, shares) : lexeme(folded, shares))))
}

/**
 * The words as written, in the headline. Lexemes of the headline have no positions, so several words must also be in sequence
 * somewhere in the text.
 */
export function inHeadline(term: QueryTerm, shares: Shares): Expression {
  const mark = term.kind === "prefix" ? prefixLexeme : lexeme
  const lexemes = term.words.map(({ folded }) => mark(`^${folded}`, shares))
  return term.words.length === 1 ? (lexemes[0] as Expression) : allOf([...lexemes, written(term, shares)])
}

/** The words and their stems, and other words for the same month or number. Phrases and prefixes match only as written. */
export function loosely(term: QueryTerm, shares: Shares): Expression {
  if (term.kind !== "word") return written(term, shares)
  const values = term.words.flatMap(({ canonical }) => (canonical ? [lexeme(`#${canonical}`, shares)] : []))
  const stems = term.words.length === 1 ? (term.words[0]?.stems ?? []).map((stem) => lexeme(`~${stem}`, shares)) : []
  return anyOf([written(term, shares), ...stems, ...values])
}

/**
 * For terms that together are a name: the terms with other spellings of parts of names, links to the named entity, and its
 * other names.
 */
export function relatedTo(
  terms: readonly QueryTerm[],
  entity: NamedEntity | null,
  parts: Expansions["parts"],
  shares: Shares,
): Expression {
  const said = allOf(terms.map((term) => inAnySpelling(term, parts, shares)))
  if (!entity) return said
  const names = entity.names.map(([first = "", ...rest]) =>
    inSequence([name(first, shares), ...rest.map((word) => lexeme(word, shares))]),
  )
  return anyOf([said, ...entity.ids.map((id) => lexeme(`@${id}`, shares)), ...names])
}

function inAnySpelling(term: QueryTerm, parts: Expansions["parts"], shares: Shares): Expression {
  const [only, ...more] = term.words
  const spellings = term.kind === "word" && more.length === 0 ? (parts.get(only?.folded ?? "") ?? []) : []
  return anyOf([loosely(term, shares), ...spellings.map((word) => name(word, shares))])
}

/** A word of a name, in the forms that names have in texts. */
function name(word: string, shares: Shares): Expression {
  return anyOf(formsOfName(word).map((form) => lexeme(form, shares)))
}

/** A term, or words that are spelled similarly. */
export function nearlyWritten(term: QueryTerm, similar: ReadonlyMap<string, readonly string[]>, shares: Shares): Expression {
  const neighbours = term.kind === "word" ? term.words.flatMap(({ folded }) => similar.get(folded) ?? []) : []
  return anyOf([loosely(term, shares), ...neighbours.map((word) => name(word, shares))])
}
