import sql, { raw, type Sql } from "sql-template-tag"
import { NAMED } from "../../content/named-kinds.ts"
import type { Changes } from "./changes.ts"
import { isWritten } from "./compare.ts"
import { missing } from "./sql.ts"

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
