import sql, { empty, join, raw, type Sql } from "sql-template-tag"
import type { NamedTable } from "../named-kinds.ts"
import { ownerColumn } from "../names/owner.ts"
import { firstRowsOf } from "./lazily-sql.ts"
import { candidates, confirmed } from "./matching-sql.ts"
import { newest } from "./newest-sql.ts"
import { foundAs, RESULT_KINDS, type SearchResultKind } from "./result.ts"
import { SCORES, type SearchTiers, tierList, widest } from "./tiers.ts"

/** A position among results: the group (score and kind), and the place within the group, which is a date or a name. */
export interface ResultKey {
  readonly score: number
  readonly kind: SearchResultKind
  readonly sort: string
  readonly id: string
}

export interface ResultRow {
  readonly score: number
  readonly kind: SearchResultKind
  readonly sortAt: string | null
  readonly sortName: string | null
  readonly id: string
}

export interface ResultsRequest {
  readonly kinds: readonly SearchResultKind[]
  readonly tiers: SearchTiers
  /** The whole query, folded: names that are equal to it come first. */
  readonly folded: string
  readonly first: number
  readonly after: ResultKey | null
}

const ALL_SCORES = [SCORES.headline, SCORES.words, SCORES.related, SCORES.similar] as const

type Score = (typeof ALL_SCORES)[number]

/** The next results, the best first: one statement that reads one group after another, each along an index. */
export function results(request: ResultsRequest): Sql {
  const groups = ALL_SCORES.flatMap((score) =>
    RESULT_KINDS.filter((kind) => request.kinds.includes(kind)).map((kind) => ({ score, kind })),
  )
  const from = request.after
    ? groups.findIndex(({ score, kind }) => score === request.after?.score && kind === request.after.kind)
    : 0
  const parts = groups.slice(Math.max(from, 0)).map(({ score, kind }, index) => {
    const after = index === 0 ? request.after : null
    return sql`SELECT ${index}::int AS place, g.* FROM (${groupOf(score, kind, request, after)}) g`
  })
  return sql`SELECT score, kind, "sortAt", "sortName", id FROM (${firstRowsOf(parts, request.first + 1)}) found ORDER BY place, nth LIMIT ${request.first + 1}`
}

/** How many results there are in all. */
export function resultCount({ kinds, tiers, folded }: Omit<ResultsRequest, "first" | "after">): Sql {
  const counts = kinds.map((kind) =>
    kind === "ARTICLE"
      ? sql`(SELECT count(*) FROM ${candidates(widest(tiers))} WHERE true${confirmed(widest(tiers))})`
      : sql`(SELECT count(*) FROM ${raw(foundAs(kind).table)} e WHERE ${join(
          ALL_SCORES.map((score) => named(foundAs(kind).table, score, tiers, folded)),
          " OR ",
        )})`,
  )
  return sql`SELECT (${join(counts, " + ")})::int AS count`
}

function groupOf(score: Score, kind: SearchResultKind, request: ResultsRequest, after: ResultKey | null): Sql {
  const limit = sql`LIMIT ${request.first + 1}`
  if (kind === "ARTICLE") {
    const tier = tierList(request.tiers).find((one) => one.score === score)
    if (!tier)
      return sql`SELECT 0 AS score, 'ARTICLE' AS kind, NULL::timestamptz AS "sortAt", NULL::text AS "sortName", 0::bigint AS id, 0::bigint AS nth WHERE false`
    const range = after ? sql` AND (s.sort_at, s.article_id) < (${after.sort}::timestamptz, ${after.id}::bigint)` : empty
    const order = { direction: "DESC", limit: request.first + 1 } as const
    return sql`SELECT ${score}::int AS score, 'ARTICLE' AS kind, a.sort_at AS "sortAt", NULL::text AS "sortName", a.id, row_number() OVER (ORDER BY a.sort_at DESC, a.id DESC) AS nth
      FROM (${newest({ expression: tier.expression, joins: empty, where: empty, range, order })}) a`
  }
  const table = foundAs(kind).table
  const better = ALL_SCORES.filter((other) => other > score).map(
    (other) => sql` AND NOT ${named(table, other, request.tiers, request.folded)}`,
  )
  const beyond = after ? sql` AND (e.sort_name, e.id) > (${after.sort}, ${after.id}::bigint)` : empty
  return sql`SELECT ${score}::int AS score, ${kind}::text AS kind, NULL::timestamptz AS "sortAt", e.sort_name AS "sortName", e.id, row_number() OVER (ORDER BY e.sort_name, e.id) AS nth
    FROM (SELECT e.sort_name, e.id FROM ${raw(table)} e WHERE ${named(table, score, request.tiers, request.folded)}
      ${better.length > 0 ? join(better, "") : empty}${beyond} ORDER BY e.sort_name, e.id ${limit}) e`
}

/** The condition that a name of `e` matches with this score or a better one. */
function named(table: NamedTable, score: Score, tiers: SearchTiers, folded: string): Sql {
  const owner = raw(ownerColumn(table))
  const some = (condition: Sql) => sql`e.id IN (SELECT n.${owner} FROM names n WHERE n.${owner} IS NOT NULL AND ${condition})`
  switch (score) {
    case SCORES.headline:
      return some(sql`n.folded = ${folded}`)
    case SCORES.words:
      return some(sql`n.search @@ ${tiers.words.text}::tsquery`)
    case SCORES.related:
      return some(sql`n.search @@ ${tiers.related.text}::tsquery`)
    case SCORES.similar:
      return tiers.similar === null ? raw("false") : some(sql`n.search @@ ${tiers.similar.text}::tsquery`)
  }
}
