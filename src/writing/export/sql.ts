import sql, { raw, type Sql } from "sql-template-tag"
import { type Field, type Kind, type LinksField, ownerColumn, snakeCase } from "../../content/kind.ts"
import { kindCalled } from "../../content/kinds.ts"
import { written } from "../stage/sql.ts"

/** The JSON of a record in the table `e`, with its keys in the order of the kind's fields. Nulls are left out afterwards. */
function recordOf(kind: Kind): Sql {
  const said = Object.entries(kind.fields).filter(([, field]) => field.is !== "kept")
  const pairs = said.map(([name, field]) => `'${name}', ${expressionOf(kind, name, field)}`)
  return raw(`json_strip_nulls(json_build_object('slug', e.slug, ${pairs.join(", ")}))::text`)
}

function expressionOf(kind: Kind, name: string, field: Field): string {
  const column = `e.${snakeCase(name)}`
  const owner = ownerColumn(kind)
  switch (field.is) {
    case "column":
      if (field.absent !== undefined) return `nullif(${column}, ${field.absent})`
      return field.type?.startsWith("timestamptz")
        ? `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
        : column
    case "localized":
      return `CASE WHEN ${column}_ar IS NOT NULL OR ${column}_en IS NOT NULL THEN json_build_object('ar', ${column}_ar, 'en', ${column}_en) END`
    case "reference":
      return `(SELECT r.slug FROM ${kindCalled(field.to).table} r WHERE r.id = ${column}_id)`
    case "names":
      return `(SELECT json_agg(json_build_object('value', n.value, 'language', n.language, 'kind', n.kind) ORDER BY n.position) FROM names n WHERE n.${owner} = e.id)`
    case "links":
      return linked(owner, field)
    case "members":
      return `(SELECT json_agg(m.slug ORDER BY m.slug COLLATE "C") FROM ${kind.name}_${name} l JOIN ${kindCalled(field.to).table} m ON m.id = l.${field.to}_id WHERE l.${owner} = e.id)`
    case "ids":
      return field.scheme
        ? `(SELECT x.value FROM external_ids x WHERE x.${owner} = e.id AND x.scheme = '${field.scheme}' ORDER BY x.value COLLATE "C" LIMIT 1)`
        : `(SELECT json_agg(json_build_object('scheme', x.scheme, 'value', x.value) ORDER BY x.scheme COLLATE "C", x.value COLLATE "C") FROM external_ids x WHERE x.${owner} = e.id)`
    case "facts":
      return field.facts === "mentions" ? MENTIONS : "nullif(e.curated->'statements', '[]')"
    case "kept":
      throw new Error(`no record says ${name}`)
  }
}

/**
 * Stored mentions have the kind and the slug of the entity in two fields; a record has the slug under a key named after the
 * kind.
 */
const MENTIONS =
  "(SELECT json_agg(json_build_object('start', m->'start', 'end', m->'end', m->'entity'->>'kind', m->'entity'->'slug')) FROM jsonb_array_elements(e.curated->'mentions') AS m)"

function linked(owner: string, { to, table, roleType, role }: LinksField): string {
  const item = roleType && !role ? `json_build_object('${to}', t.slug, 'role', l.role)` : "t.slug"
  return `(SELECT json_agg(${item} ORDER BY l.position) FROM ${table} l JOIN ${kindCalled(to).table} t ON t.id = l.${to}_id
    WHERE l.${owner} = e.id${role ? ` AND l.role = '${role}'` : ""})`
}

export interface ExportedRow {
  slug: string
  record: string
}

/** The next records after a slug, in the order of the slugs' bytes, each as a line of a bundle. */
export function exportedRecords(kind: Kind, afterSlug: string, most: number): Sql {
  return sql`SELECT e.slug, ${recordOf(kind)} AS record
    FROM ${raw(kind.table)} e WHERE ${raw(written(kind, "e"))} AND e.slug > ${afterSlug} COLLATE "C" ORDER BY e.slug LIMIT ${most}`
}

/** The records with these slugs, each as a line of a bundle. */
export function recordsOf(kind: Kind, slugs: readonly string[]): Sql {
  return sql`SELECT e.slug, ${recordOf(kind)} AS record
    FROM ${raw(kind.table)} e WHERE e.slug = ANY(${slugs}::text[]) ORDER BY e.slug`
}
