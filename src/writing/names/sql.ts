import sql, { raw, type Sql } from "sql-template-tag"
import type { NameKind } from "../../content/enums.ts"
import { NAMED, type NamedName } from "../../content/named-kinds.ts"

export interface NameRow {
  readonly value: string
  readonly nameKind: NameKind
  readonly kind: NamedName
  readonly slug: string
  readonly sourceKind: string | null
}

/** Every stored name; those of one entity are in their order. */
export function allNames(): Sql {
  return names(sql``)
}

/** The names of these entities. An id belongs to one kind only (src/content/row-id.ts). */
export function namesOf(ids: readonly string[]): Sql {
  const [first, ...rest] = NAMED.map(({ name }) => sql`n.${raw(name)}_id = ANY(${ids}::bigint[])`) as [Sql, ...Sql[]]
  return names(rest.reduce((all, one) => sql`${all} OR ${one}`, sql`WHERE ${first}`))
}

function names(which: Sql): Sql {
  const owners = NAMED.map(({ name, table }) => ({ name, table, row: `e_${name}` }))
  const kind = owners.map(({ name, row }) => `WHEN ${row}.id IS NOT NULL THEN '${name}'`).join(" ")
  const slugs = owners.map(({ row }) => `${row}.slug`).join(", ")
  const joins = owners.map(({ name, table, row }) => `LEFT JOIN ${table} ${row} ON ${row}.id = n.${name}_id`).join(" ")
  return sql`SELECT n.value, n.kind AS "nameKind", CASE ${raw(kind)} END AS kind, coalesce(${raw(slugs)}) AS slug, e_source.kind AS "sourceKind"
    FROM names n ${raw(joins)} ${which} ORDER BY 3, 4, n.position`
}

/** How many writes of names are recorded. A process that missed more of them reads all names. */
const KEPT = 1_000

/** Records a write of names, after all of them are written. @param entities by `entityKey`; `null`: all. */
export function noteNameChange(entities: readonly string[] | null): Sql {
  return sql`WITH made AS (INSERT INTO name_changes (id, at, entities, newest_name)
      SELECT coalesce(max(id), 0) + 1, clock_timestamp(), ${entities}::text[], (SELECT coalesce(max(id), 0) FROM names) FROM name_changes RETURNING id)
    DELETE FROM name_changes WHERE id <= (SELECT id FROM made) - ${KEPT}::int`
}

export interface NameChangeRow {
  readonly id: string
  readonly at: string
  readonly entities: string[] | null
  /** Whether no names have been written since. */
  readonly newest: boolean
}

/** The recorded writes of names, from the first of these ids on; without ids, only the last write. */
export function nameChangesFrom(ids: readonly string[]): Sql {
  return sql`SELECT c.id, c.at::text AS at, c.entities, c.newest_name = (SELECT coalesce(max(id), 0) FROM names) AS newest FROM name_changes c
    WHERE c.id >= coalesce((SELECT min(known) FROM unnest(${ids}::bigint[]) known), (SELECT max(id) FROM name_changes)) ORDER BY c.id`
}
