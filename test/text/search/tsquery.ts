import { quoteLexeme } from "../../../src/text/search/lexemes.ts"
import type { QueryTerm, SearchQuery } from "../../../src/text/search/query.ts"

/** The query as PostgreSQL asks the lexemes of `vectorOf`; empty for an empty query. */
export function tsqueryOf({ all, none }: SearchQuery): string {
  return [...all.map(ask), ...none.map((term) => `!${ask(term)}`)].join(" & ")
}

function ask({ kind, words }: QueryTerm): string {
  const row = words.map(({ folded }) => quoteLexeme(folded)).join(" <-> ")
  if (kind === "prefix") return `${row}:*`
  const [first] = words
  if (kind === "phrase" || !first) return `(${row})`
  const stems = words.length === 1 ? first.stems.map((stem) => quoteLexeme(`~${stem}`)) : []
  const value = first.canonical === null ? [] : [quoteLexeme(`#${first.canonical}`)]
  return `((${[row, ...stems, ...value].join(") | (")}))`
}
