import sql, { join, raw, type Sql } from "sql-template-tag"

/**
 * The rows of several statements, the first one's first, until there are as many as wanted: a statement is run only where those
 * before it did not give enough. (The condition is constant within the whole, so PostgreSQL tests it once, before it begins the part.)
 * @param parts statements with the same columns, each with its own LIMIT.
 */
export function firstRowsOf(parts: readonly Sql[], wanted: number): Sql {
  const steps = parts.map((part, index) => {
    const before = parts.slice(0, index).map((_, earlier) => `(SELECT count(*) FROM step${earlier})`)
    const enough = before.length === 0 ? raw("true") : sql`${raw(before.join(" + "))} < ${wanted}`
    return sql`${raw(`step${index}`)} AS MATERIALIZED (SELECT t.* FROM (${part}) t WHERE ${enough})`
  })
  return sql`WITH ${join(steps, ", ")} ${raw(parts.map((_, index) => `SELECT * FROM step${index}`).join(" UNION ALL "))}`
}
