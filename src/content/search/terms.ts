import { formsOfName } from "../../text/search/name-forms.ts"
import type { QueryTerm } from "../../text/search/query.ts"
import type { Expansions, NamedEntity } from "./expansions.ts"
import { allOf, anyOf, type Expression, inSequence, lexeme, prefixLexeme, type Shares } from "./tsquery.ts"

// What one term of a query asks of the index, from its letters to its relations.

/** The words themselves, next to each other where they are several. */
export function written({ kind, words }: QueryTerm, shares: Shares): Expression {
  return inSequence(words.map(({ folded }) => (kind === "prefix" ? prefixLexeme(folded, shares) : lexeme(folded, shares))))
}

/** The words themselves, in the headline. Its own lexemes have no places, so several words must be in sequence somewhere too. */
export function inHeadline(term: QueryTerm, shares: Shares): Expression {
  const mark = term.kind === "prefix" ? prefixLexeme : lexeme
  const lexemes = term.words.map(({ folded }) => mark(`^${folded}`, shares))
  return term.words.length === 1 ? (lexemes[0] as Expression) : allOf([...lexemes, written(term, shares)])
}

/** The words, their stems, and other words for the same month or number. Phrases and prefixes mean themselves. */
export function loosely(term: QueryTerm, shares: Shares): Expression {
  if (term.kind !== "word") return written(term, shares)
  const values = term.words.flatMap(({ canonical }) => (canonical ? [lexeme(`#${canonical}`, shares)] : []))
  const stems = term.words.length === 1 ? (term.words[0]?.stems ?? []).map((stem) => lexeme(`~${stem}`, shares)) : []
  return anyOf([written(term, shares), ...stems, ...values])
}

/** Terms that are a name together: what they say, in other spellings of names too, whom they name, and the other names. */
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

/** A word of a name, in the forms in which names stand in texts. */
function name(word: string, shares: Shares): Expression {
  return anyOf(formsOfName(word).map((form) => lexeme(form, shares)))
}

/** A term, or words that are spelled nearly so. */
export function nearlyWritten(term: QueryTerm, similar: ReadonlyMap<string, readonly string[]>, shares: Shares): Expression {
  const neighbours = term.kind === "word" ? term.words.flatMap(({ folded }) => similar.get(folded) ?? []) : []
  return anyOf([loosely(term, shares), ...neighbours.map((word) => name(word, shares))])
}
