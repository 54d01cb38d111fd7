import sql, { raw, type Sql } from "sql-template-tag"
import type { NameKind } from "../content/enums.ts"
import { NAMED, type NamedName } from "../content/named-kinds.ts"

export interface DictionaryNameRow {
  readonly value: string
  readonly nameKind: NameKind
  readonly kind: NamedName
  readonly slug: string
  readonly sourceKind: string | null
}

export function dictionaryNames(): Sql {
  const owners = NAMED.map(({ name, table }) => ({ name, table, row: `e_${name}` }))
  const kind = owners.map(({ name, row }) => `WHEN ${row}.id IS NOT NULL THEN '${name}'`).join(" ")
  const slugs = owners.map(({ row }) => `${row}.slug`).join(", ")
  const joins = owners.map(({ name, table, row }) => `LEFT JOIN ${table} ${row} ON ${row}.id = n.${name}_id`).join(" ")
  return sql`SELECT n.value, n.kind AS "nameKind", CASE ${raw(kind)} END AS kind, coalesce(${raw(slugs)}) AS slug, e_source.kind AS "sourceKind"
    FROM names n ${raw(joins)} ORDER BY 3, 4, n.position`
}

/** A short text that changes whenever any name does: each write of an entity gives new ids to all of its names. */
export function nameIds(): Sql {
  return sql`SELECT concat(count(*), ' ', max(id)) AS state FROM names`
}
