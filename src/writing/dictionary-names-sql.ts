import sql, { type Sql } from "sql-template-tag"
import type { NameKind } from "../content/enums.ts"
import type { NamedName } from "../content/named-kinds.ts"

export interface DictionaryNameRow {
  readonly value: string
  readonly nameKind: NameKind
  readonly kind: NamedName
  readonly slug: string
  readonly sourceKind: string | null
}

export function dictionaryNames(): Sql {
  return sql`SELECT n.value, n.kind AS "nameKind", CASE WHEN p.id IS NOT NULL THEN 'person' WHEN s.id IS NOT NULL THEN 'source' ELSE 'topic' END AS kind,
      coalesce(p.slug, s.slug, t.slug) AS slug, s.kind AS "sourceKind"
    FROM names n LEFT JOIN people p ON p.id = n.person_id LEFT JOIN sources s ON s.id = n.source_id LEFT JOIN topics t ON t.id = n.topic_id
    ORDER BY 3, 4, n.position`
}

/** A text that is another one as soon as any name is: what is written of an entity gives all its names new ids. */
export function nameIds(): Sql {
  return sql`SELECT concat(count(*), ' ', max(id)) AS state FROM names`
}
