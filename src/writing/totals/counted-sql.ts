import { ARTICLE } from "../../content/articles/kind.ts"
import { linksOf, ownerColumn } from "../../content/kind.ts"
import { kindCalled } from "../../content/kinds.ts"
import { idKey, type KeptBy, monthKey, WHOLE } from "../../content/totals/dimensions.ts"

/** The totals in which an article counts by its own row `a`, and its key in each; where the key is NULL it does not count. */
const OWN: readonly (readonly [by: KeptBy, key: string])[] = [
  ["all", `'${WHOLE}'`],
  ["publisher", idKey("a.publisher_id")],
  ["language", "a.language"],
  ["month", monthKey("a.sort_at")],
]

/**
 * The totals in which an article counts by each row `l` of a link table: the dimension, and the column with the id that is the
 * key.
 */
interface Linked {
  readonly dimension: string
  readonly table: string
  readonly column: string
  readonly where: string
}

const LINKED: readonly Linked[] = linksOf(ARTICLE).flatMap(([, { to, table, roleType, role, principal }]) => {
  const column = ownerColumn(kindCalled(to))
  const whole = { dimension: `'${to}'`, table, column, where: principal ? "l.principal" : "true" }
  if (!roleType) return [whole]
  const ofRole = { dimension: `'${to}:' || l.role`, table, column, where: role ? `l.role = '${role}'` : "true" }
  return principal ? [whole, ofRole] : [ofRole]
})

const TREE: Linked = {
  dimension: `'${"topicTree" satisfies KeptBy}'`,
  table: "topic_articles",
  column: "topic_id",
  where: "true",
}

/**
 * SQL that counts articles: dimension, key and number. Totals of topics with their descendants are counted separately, since
 * those can change for articles that are not written. @param which articles: makes a condition from the column of their ids.
 */
export function countedArticles(which: (id: string) => string): string {
  const values = OWN.map(([by, key]) => `('${by}', ${key})`).join(", ")
  const own = `SELECT k.dimension, k.key, count(*)::int AS n FROM articles a CROSS JOIN LATERAL (VALUES ${values}) AS k (dimension, key)
    WHERE k.key IS NOT NULL AND ${which("a.id")} GROUP BY k.dimension, k.key`
  return [own, ...LINKED.map((linked) => countedLinks(linked, which("l.article_id")))].join(" UNION ALL ")
}

/** The same for all articles under topics and their ancestors. */
export const COUNTED_TREE = countedLinks(TREE, "true")

function countedLinks({ dimension, table, column, where }: Linked, which: string): string {
  return `SELECT k.dimension, ${idKey("k.id")}, k.n FROM (SELECT ${dimension} AS dimension, l.${column} AS id, count(*)::int AS n
    FROM ${table} l WHERE ${where} AND ${which} GROUP BY 1, 2) k`
}
