import sql, { raw, type Sql } from "sql-template-tag"
import { NAMED } from "../../content/named-kinds.ts"
import { missing } from "./sql.ts"

/**
 * The people, sources and topics that a write is about to create, change or (if it replaces everything) delete, by `entityKey`.
 */
export function changingEntities(replace: boolean): Sql {
  const parts = NAMED.flatMap((kind) => {
    const { name, table } = kind
    const changed = `SELECT '${name}:' || s.slug AS key FROM staged_${table} s JOIN changed_${table} c ON c.id = s.id`
    return replace ? [changed, `SELECT '${name}:' || t.slug FROM ${table} t WHERE ${missing(kind, "t.id")}`] : [changed]
  })
  return sql`${raw(parts.join(" UNION ALL "))}`
}
