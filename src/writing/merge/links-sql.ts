import { type Kind, type LinksField, linksOf, ownerColumn, snakeCase } from "../../content/kind.ts"
import { kindCalled } from "../../content/kinds.ts"
import { ROLES } from "../stage/columns.ts"
import { listing } from "../totals/sql.ts"
import { missing } from "./sql.ts"

/** The tables that hold the links of a kind, each once. */
export function linkTables(kind: Kind): string[] {
  return [...new Set(linksOf(kind).map(([, { table }]) => table))]
}

/** Deletes the links of records that change; where everything is replaced, what is derived from records that go too. */
export function deleteLinks(kind: Kind, replace: boolean): string[] {
  const changed = `${ownerColumn(kind)} IN (SELECT id FROM changed_${kind.table} WHERE NOT created)`
  const gone = replace ? ` OR ${missing(kind, ownerColumn(kind))}` : ""
  return [
    ...linkTables(kind).map((table) => `DELETE FROM ${table} WHERE ${changed}`),
    listing(`DELETE FROM topic_articles WHERE ${changed}${gone}`),
  ]
}

/**
 * Inserts the links of records, those of the newest articles first, so that the links of a page of articles stand together on
 * disk. (Lists of a person's or a topic's articles need no such order: they are read from indexes alone.)
 */
export function insertLinks(kind: Kind, name: string, { to, table, roleType, role, principal, publisher }: LinksField): string {
  const other = kindCalled(to)
  const list = `s.${snakeCase(name)}`
  const given = roleType && !role
  const values = new Map([
    [ownerColumn(kind), "s.id"],
    [ownerColumn(other), "e.id"],
    ["position", "l.place - 1"],
    ["sort_at", "coalesce(s.published_at, '-infinity')"],
  ])
  if (roleType) values.set("role", given ? `l.role::${roleType}` : `'${role}'::${roleType}`)
  if (principal) values.set("principal", `array_position(${list}, l.slug) = l.place`)
  if (publisher) values.set("publisher_id", "b.id")
  const items = given
    ? `unnest(${list}, s.${ROLES}) WITH ORDINALITY AS l(slug, role, place)`
    : `unnest(${list}) WITH ORDINALITY AS l(slug, place)`
  return `INSERT INTO ${table} (${[...values.keys()].join(", ")}) SELECT ${[...values.values()].join(", ")}
    FROM staged_${kind.table} s JOIN changed_${kind.table} c ON c.id = s.id CROSS JOIN LATERAL ${items}
    JOIN ${other.table} e ON e.slug = l.slug COLLATE "C"${publisher ? " LEFT JOIN sources b ON b.slug = s.publisher" : ""}
    ORDER BY s.published_at DESC NULLS LAST, s.id DESC, l.place`
}
