import sql, { join, raw, type Sql } from "sql-template-tag"

/**
 * The rows of several statements, one statement after the other, until there are enough: a statement is run only if those
 * before it gave too few rows. (Its condition is constant, so PostgreSQL tests it once before it starts that part.) @param
 * parts statements with the same columns, each with its own LIMIT.
 */
export function firstRowsOf(parts: readonly Sql[], wanted: number): Sql {
  const steps = parts.map((part, index) => {
    const before = parts.slice(0, index).map((_, earlier) => `(SELECT count(*) FROM step${earlier})`)
    const enough = before.length === 0 ? raw("true") : sql`${raw(before.join(" + "))} < ${wanted}`
    return sql`${raw(`step${index}`)} AS MATERIALIZED (SELECT t.* FROM (${part}) t WHERE ${enough})`
  })
  return sql`WITH ${join(steps, ", ")} ${raw(parts.map((_, index) => `SELECT * FROM step${index}`).join(" UNION ALL "))}`
}
