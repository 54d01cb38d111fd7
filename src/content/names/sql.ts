import sql, { raw, type Sql } from "sql-template-tag"
import { type Columns, selected } from "../../db/columns.ts"
import { type KeysetOrder, keysetOrderBy, keysetWhere, type PageRequest } from "../../db/keyset.ts"
import { isAmong } from "../../db/plannable.ts"
import type { NameKind } from "../enums.ts"
import type { NamedTable } from "../named-kinds.ts"
import type { NamedFilter } from "./filter.ts"
import { namedWhere } from "./filter-sql.ts"
import { ownerColumn } from "./owner.ts"

export interface NameRow {
  parentId: string
  value: string
  language: string
  script: string
  kind: NameKind
}

export interface ExternalIdRow {
  parentId: string
  scheme: string
  value: string
}

/** What rows of people, sources and topics share. */
export interface NamedRow {
  id: string
  slug: string
  /** The name that is shown in each locale; where it has none, another one is filled in. */
  nameAr: string
  nameEn: string
}

/** A row of a list, with what the list is sorted by. */
export type PagedNamedRow<Row extends NamedRow> = Row & { parentId: string; sortKey: string }

export interface NameOrder {
  readonly locale: "AR" | "EN"
  readonly direction: "ASC" | "DESC"
}

/**
 * By the folded name shown in a locale, compared byte by byte, so that the order does not depend on the database's collation.
 */
export function byName({ locale, direction }: NameOrder): KeysetOrder {
  const name = `name-${locale.toLowerCase()}${direction === "ASC" ? "" : "-desc"}`
  return { name, sort: locale === "AR" ? "e.sort_name" : "e.sort_name_en", sortType: "text", id: "e.id", direction }
}

/** The order of a topic's children. */
export const BY_NAME = byName({ locale: "AR", direction: "ASC" })

export function namedById(table: NamedTable, columns: Columns, ids: readonly string[]): Sql {
  return sql`SELECT ${selected(columns)} FROM ${raw(table)} e WHERE ${isAmong("e.id", ids, "bigint")}`
}

export function namedBySlug(table: NamedTable, columns: Columns, slugs: readonly string[]): Sql {
  return sql`SELECT ${selected(columns)} FROM ${raw(table)} e WHERE ${isAmong("e.slug", slugs, "text")}`
}

/**
 * One page of those that a filter selects. All rows have the same parent id, so that one loader serves lists with and without
 * parents.
 */
export function namedPage(table: NamedTable, columns: Columns, { filter, order, page }: NamedPages): Sql {
  const keyset = byName(order)
  return sql`SELECT '0' AS "parentId", ${raw(keyset.sort)} AS "sortKey", ${selected(columns)} FROM ${raw(table)} e
    WHERE true${namedWhere(table, filter)} ${keysetWhere(keyset, page)} ${keysetOrderBy(keyset, page)}`
}

export interface NamedPages {
  readonly filter: NamedFilter
  readonly order: NameOrder
  readonly page: PageRequest
}

export function namedCount(table: NamedTable, filter: NamedFilter): Sql {
  return sql`SELECT '0' AS "parentId", count(*)::int AS count FROM ${raw(table)} e WHERE true${namedWhere(table, filter)}`
}

/** Every spelling of each owner's name, canonical ones first, in the order in which they were written. */
export function namesOf(table: NamedTable, owners: readonly string[]): Sql {
  const owner = raw(ownerColumn(table))
  return sql`SELECT ${owner} AS "parentId", value, language, script, kind FROM names WHERE ${owner} = ANY(${owners}::bigint[]) ORDER BY ${owner}, position`
}

export function externalIdsOf(table: NamedTable, owners: readonly string[]): Sql {
  const owner = raw(ownerColumn(table))
  return sql`SELECT ${owner} AS "parentId", scheme, value FROM external_ids WHERE ${owner} = ANY(${owners}::bigint[]) ORDER BY ${owner}, scheme, value`
}
