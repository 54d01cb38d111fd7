import sql, { join, raw, type Sql } from "sql-template-tag"
import { beginsWith } from "../db/conditions.ts"
import { matches, searchTable } from "./matching-sql.ts"
import type { SearchResultKind } from "./result.ts"
import { allOf, anyOf, type Expression, lexeme, prefixLexeme, type Shares } from "./tsquery.ts"

export interface SuggestionRow {
  readonly kind: SearchResultKind
  readonly id: string
  /** The name or headline that the typed text begins, as it is written. */
  readonly text: string
}

export interface SuggestionRequest {
  readonly kinds: readonly SearchResultKind[]
  /** What was typed, folded, and its words. */
  readonly folded: string
  readonly words: readonly string[]
  readonly first: number
}

/** Shorter beginnings stand in most headlines; names are suggested from the first letter. */
const SHORTEST_IN_HEADLINES = 2

/** Names are few: how common a word is in them does not matter. */
const RARE: Shares = new Map()

const OWNERS = { PERSON: "person_id", SOURCE: "source_id", TOPIC: "topic_id" } as const

/** Names that begin with what was typed, then names in which a word does, then headlines in which a word does, the newest first. */
export function suggestions({ kinds, folded, words, first }: SuggestionRequest, shares: Shares): Sql {
  const owners = kinds.filter((kind) => kind !== "ARTICLE")
  const last = words.at(-1) as string
  const parts: Sql[] = []
  if (owners.length > 0) parts.push(names(owners, folded, words, first))
  if (kinds.includes("ARTICLE") && last.length >= SHORTEST_IN_HEADLINES) parts.push(headlines(words, first, shares))
  if (parts.length === 0) return sql`SELECT NULL AS kind, NULL AS id, NULL AS text WHERE false`
  return sql`SELECT kind, id, text FROM (${join(parts, " UNION ALL ")}) suggested ORDER BY rank, nth LIMIT ${first}`
}

function names(owners: readonly (keyof typeof OWNERS)[], folded: string, words: readonly string[], first: number): Sql {
  const columns = raw(`coalesce(${owners.map((kind) => `n.${OWNERS[kind]}`).join(", ")})`)
  const kind = raw(`CASE ${owners.map((kind) => `WHEN n.${OWNERS[kind]} IS NOT NULL THEN '${kind}'`).join(" ")} END`)
  const beginning = [...words.slice(0, -1).map((word) => lexeme(word, RARE)), beginningWith(words.at(-1) as string)]
  // An owner with several such names is suggested once, under the closest.
  const found = (
    rank: number,
    condition: Sql,
  ) => sql`(SELECT ${columns} AS id, ${kind} AS kind, n.value, n.folded, ${rank}::int AS rank FROM names n
    WHERE ${columns} IS NOT NULL AND ${condition} ORDER BY length(n.folded), n.folded LIMIT ${first * 3})`
  return sql`(SELECT kind, id, value AS text, rank, row_number() OVER (ORDER BY rank, length(folded), folded) AS nth FROM (
      SELECT DISTINCT ON (kind, id) * FROM (
        ${found(0, beginsWith("n.folded", folded))}
        UNION ALL ${found(1, sql`n.search @@ ${allOf(beginning).text}::tsquery`)}) both_ways ORDER BY kind, id, rank, length(folded), folded) once
    ORDER BY nth LIMIT ${first})`
}

function headlines(words: readonly string[], first: number, shares: Shares): Sql {
  const query = allOf([
    ...words.slice(0, -1).map((word) => lexeme(`^${word}`, shares)),
    prefixLexeme(`^${words.at(-1)}`, shares),
  ])
  return sql`(SELECT 'ARTICLE' AS kind, a.id, a.headline AS text, 2 AS rank, row_number() OVER (ORDER BY s.sort_at DESC, s.article_id DESC) AS nth
    FROM (SELECT s.article_id, s.sort_at FROM ${searchTable(query)} WHERE ${matches(query)}
      ORDER BY s.sort_at DESC, s.article_id DESC LIMIT ${first}) s JOIN articles a ON a.id = s.article_id)`
}

/** A word, or the stem of one, that begins so: الكاظمي is suggested for كاظ. */
function beginningWith(word: string): Expression {
  return anyOf([prefixLexeme(word, RARE), prefixLexeme(`~${word}`, RARE)])
}
