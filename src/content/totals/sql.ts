import sql, { raw, type Sql } from "sql-template-tag"
import { isAmong, limit, parentsAs } from "../../db/plannable.ts"
import { ID_DIGITS, idKey, type KeptBy, WHOLE } from "./dimensions.ts"
import type { Kept } from "./kept.ts"

// A total is the number in `article_totals` plus the changes that writes have added to `article_total_changes` since they were
// last folded into it (src/writing/totals). Both are read by one statement, and so from one snapshot.

/** How many articles each parent has, from stored totals; same columns as the statement that counts them. */
export function keptCounts(kept: Kept, parents: readonly string[]): Sql {
  const parts = ["article_totals", "article_total_changes"].map(
    (table) => sql`SELECT t.n FROM ${raw(table)} t WHERE t.dimension = ${literal(kept.by)} AND ${isKeyOf(kept)}`,
  )
  return sql`SELECT p.id AS "parentId", (SELECT coalesce(sum(k.n), 0)::int FROM (${parts[0]} UNION ALL ${parts[1]}) k) AS count FROM ${parentsAs(parents)}`
}

function isKeyOf({ keys }: Kept): Sql {
  if (keys === "WHOLE") return sql`t.key = ${literal(WHOLE)}`
  if (keys === "PARENTS") return sql`t.key = ${raw(idKey("p.id"))}`
  if ("ids" in keys)
    return isAmong(
      "t.key",
      keys.ids.map((id) => id.padStart(ID_DIGITS, "0")),
      "text",
    )
  if ("texts" in keys) return isAmong("t.key", keys.texts, "text")
  const from = keys.from === null ? raw("true") : sql`t.key >= ${keys.from}`
  return keys.until === null ? from : sql`${from} AND t.key < ${keys.until}`
}

/** The output format of a dimension's keys as values of a facet, where it is not an id. */
const PRINTED: Partial<Record<KeptBy, string>> = { language: "k.key", month: "k.key" }

/**
 * The stored totals of a dimension as values of a facet: the largest first, or those of the latest months. The first ones that
 * have not changed are read from an index; those that changed since are added up and sorted in among them.
 */
export function keptFacet(by: KeptBy, order: "LARGEST" | "LATEST", first: number): Sql {
  const sort = raw(order === "LATEST" ? "t.key DESC" : "t.n DESC, t.key")
  return sql`WITH changed AS MATERIALIZED (SELECT c.key, sum(c.n)::int AS n FROM article_total_changes c WHERE c.dimension = ${literal(by)} GROUP BY c.key)
    SELECT ${raw(PRINTED[by] ?? "k.key::bigint")} AS value, k.n AS count FROM (
      (SELECT t.key, t.n FROM article_totals t WHERE t.dimension = ${literal(by)} AND t.n > 0 AND t.key NOT IN (SELECT c.key FROM changed c) ORDER BY ${sort} ${limit(first)})
      UNION ALL SELECT c.key, c.n + coalesce(t.n, 0) FROM changed c LEFT JOIN article_totals t ON t.dimension = ${literal(by)} AND t.key = c.key
    ) k WHERE k.n > 0 ORDER BY ${raw(order === "LATEST" ? "k.key DESC" : "k.n DESC, k.key")} ${limit(first)}`
}

/** Writes a constant into the statement's text, so that the planner knows it; there are only a few. */
function literal(text: string): Sql {
  return raw(`'${text}'`)
}
