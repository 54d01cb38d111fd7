import sql, { empty, raw, type Sql } from "sql-template-tag"
import { beginsWith } from "../../db/conditions.ts"
import type { QueryWord } from "../../text/search/query.ts"
import { ownerColumn } from "../names/owner.ts"
import { firstRowsOf } from "./lazily-sql.ts"
import { newest } from "./newest-sql.ts"
import { foundAs, type SearchResultKind } from "./result.ts"
import { allOf, anyOf, type Expression, lexeme, prefixLexeme, type Shares } from "./tsquery.ts"

export interface SuggestionRow {
  readonly kind: SearchResultKind
  readonly id: string
  /** The name or headline in which the typed text was found, as it is written. */
  readonly text: string
}

export interface SuggestionRequest {
  readonly kinds: readonly SearchResultKind[]
  /** What was typed, folded; and its words. */
  readonly folded: string
  readonly words: readonly QueryWord[]
  readonly first: number
}

/** Shorter text would match most headlines. Names are suggested from the first letter on. */
const SHORTEST_IN_HEADLINES = 2

/** Text of at most this length is first looked for in some of the newest articles. */
const LONGEST_SHORT = 3
const LOOKED_INTO = 150

/** There are few names, so it does not matter how common a word is in them. */
const RARE: Shares = new Map()

/**
 * Names that begin with what was typed, then names with a word that does, then headlines with a word that does, the newest
 * first.
 */
export function suggestions({ kinds, folded, words, first }: SuggestionRequest, shares: Shares): Sql {
  const owners = kinds.filter((kind) => kind !== "ARTICLE")
  const last = words.at(-1) as QueryWord
  const parts: Sql[] = []
  if (owners.length > 0) parts.push(names(owners, folded, words, first))
  if (kinds.includes("ARTICLE") && last.folded.length >= SHORTEST_IN_HEADLINES) parts.push(headlines(words, first, shares))
  if (parts.length === 0) return sql`SELECT NULL AS kind, NULL AS id, NULL AS text WHERE false`
  return sql`SELECT kind, id, text FROM (${firstRowsOf(parts, first)}) suggested ORDER BY rank, nth LIMIT ${first}`
}

const ownerOf = (kind: Exclude<SearchResultKind, "ARTICLE">) => `n.${ownerColumn(foundAs(kind).table)}`

function names(
  owners: readonly Exclude<SearchResultKind, "ARTICLE">[],
  folded: string,
  words: readonly QueryWord[],
  first: number,
): Sql {
  const columns = raw(`coalesce(${owners.map((kind) => ownerOf(kind)).join(", ")})`)
  const kind = raw(`CASE ${owners.map((kind) => `WHEN ${ownerOf(kind)} IS NOT NULL THEN '${kind}'`).join(" ")} END`)
  const beginning = begun(words, "", RARE)
  // An owner with several such names is suggested once, with the closest.
  const found = (
    rank: number,
    condition: Sql,
  ) => sql`(SELECT ${columns} AS id, ${kind} AS kind, n.value, n.folded, n.id AS name_id, ${rank}::int AS rank FROM names n
    WHERE ${columns} IS NOT NULL AND ${condition} ORDER BY length(n.folded), n.folded, n.id LIMIT ${first * 3})`
  // Words inside names are looked for only if there are too few names that begin so. As a subquery, so that the planner uses
  // the index of words.
  const inside = sql`n.search @@ (SELECT ${beginning.text}::tsquery)`
  return sql`(WITH begun AS MATERIALIZED ${found(0, beginsWith("n.folded", folded))},
      inside AS MATERIALIZED (SELECT i.* FROM ${found(1, inside)} i WHERE (SELECT count(DISTINCT (kind, id)) FROM begun) < ${first})
    SELECT kind, id, value AS text, rank, row_number() OVER (ORDER BY rank, length(folded), folded, name_id) AS nth FROM (
      SELECT DISTINCT ON (kind, id) * FROM (SELECT * FROM begun UNION ALL SELECT * FROM inside) both_ways
      ORDER BY kind, id, rank, length(folded), folded, name_id) once
    ORDER BY nth LIMIT ${first})`
}

function headlines(words: readonly QueryWord[], first: number, shares: Shares): Sql {
  const last = (words.at(-1) as QueryWord).folded
  const expression = begun(words, "^", shares)
  const range = { joins: empty, where: empty, range: empty, order: { direction: "DESC", limit: first } } as const
  // Thousands of words begin with a short text. Most are too rare for the statistics, but together they are in many headlines.
  const found = newest({ expression, ...range, ...(last.length <= LONGEST_SHORT && { lookInto: LOOKED_INTO }) })
  return sql`(SELECT 'ARTICLE' AS kind, a.id, a.headline AS text, 2 AS rank, row_number() OVER (ORDER BY s.sort_at DESC, s.id DESC) AS nth
    FROM (${found}) s JOIN articles a ON a.id = s.id)`
}

/**
 * The words of the query, of which the last may be unfinished: it matches words that begin with it, words whose stem does (كاظ
 * finds الكاظمي), and forms of it (as does كاظمي, although its stem is shorter). @param sign of the lexemes that are searched.
 */
function begun(words: readonly QueryWord[], sign: "" | "^", shares: Shares): Expression {
  return allOf(
    words.map(({ folded, stems }, index) => {
      const mark = index === words.length - 1 ? prefixLexeme : lexeme
      const begins = index === words.length - 1 ? [mark(`${sign}~${folded}`, shares)] : []
      return anyOf([mark(sign + folded, shares), ...begins, ...stems.map((stem) => lexeme(`${sign}~${stem}`, shares))])
    }),
  )
}
