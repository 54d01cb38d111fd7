import sql, { raw, type Sql } from "sql-template-tag"
import { NAMED } from "../../content/named-kinds.ts"
import type { NameQuery } from "../../text/search/name-query.ts"
import { SEARCH_VERSION } from "../../text/search/version.ts"
import { STEP, WAIT_AGAIN } from "../annotate/sql.ts"
import type { Changes } from "./changes.ts"
import { isWritten } from "./compare.ts"
import { missing } from "./sql.ts"

/** So many articles a write annotates itself; more of them wait for who works off what waits. */
const FEW = 25

/** The people, sources and topics that a write is about to create, change or delete, by `entityKey`; at least one. */
export function changingEntities(changes: Changes): Sql {
  const parts = NAMED.flatMap((kind) => {
    const { name, table } = kind
    const changed = `SELECT '${name}:' || s.slug AS key FROM staged_${table} s JOIN changed_${table} c ON c.id = s.id`
    const gone = `SELECT '${name}:' || t.slug AS key FROM ${table} t WHERE ${missing(kind, "t.id")}`
    return [...(isWritten(changes[table]) ? [changed] : []), ...(changes[table].deleted > 0 ? [gone] : [])]
  })
  return sql`${raw(parts.join(" UNION ALL "))}`
}

/** Whether words stand one behind the other is looked at in so many entries for each name: half a second. Where more have them, all wait. */
const LOOKED_AT = 2_000

/**
 * Lets the articles wait that one of these queries finds, and those that no query can be trusted to find: they are not indexed yet, could
 * not be, or another version did it. Those that wait for the same already stay as they are.
 */
export function enqueueFound(queries: readonly NameQuery[]): Sql {
  const exact = queries.map((query) => query.exact)
  const quick = queries.map((query) => query.quick)
  return sql`WITH asked AS MATERIALIZED (SELECT CASE WHEN (SELECT count(*) FROM (SELECT FROM article_search s WHERE s.search @@ q.quick LIMIT ${LOOKED_AT + 1}) few) > ${LOOKED_AT}
        THEN q.quick ELSE q.exact END AS query FROM unnest(${exact}::tsquery[], ${quick}::tsquery[]) AS q(exact, quick)),
      found AS (SELECT s.article_id FROM asked q JOIN article_search s ON s.search @@ q.query
      UNION SELECT article_id FROM search_pending UNION SELECT article_id FROM passed_over WHERE part = 'SEARCH'
      UNION SELECT article_id FROM article_search WHERE version < ${SEARCH_VERSION} OR version > ${SEARCH_VERSION})
    INSERT INTO annotation_pending (article_id, step, since)
      SELECT article_id, ${STEP.TEXT}, CASE WHEN (SELECT count(*) FROM found) <= ${FEW} THEN now() ELSE clock_timestamp() END FROM found ORDER BY article_id
    ${raw(WAIT_AGAIN)} WHERE annotation_pending.step > excluded.step`
}
