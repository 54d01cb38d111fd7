import sql, { raw, type Sql } from "sql-template-tag"
import type { Kind } from "../../content/kind.ts"
import { KINDS } from "../../content/kinds.ts"
import { written } from "../stage/sql.ts"
import { missing } from "./sql.ts"

export interface LossRow {
  readonly slug: string
  /** Of all, however few slugs are told. */
  readonly count: number
}

/** What is stored and not staged. @param most slugs. */
export function deletedBy(kind: Kind, most: number): Sql {
  return sql`SELECT t.slug, count(*) OVER ()::int AS count FROM ${raw(kind.table)} t
    WHERE ${raw(written(kind))} AND ${raw(missing(kind, "t.id"))} ORDER BY t.slug LIMIT ${most}`
}

/** What an import wrote since the last reset, and is staged otherwise. @param most slugs. */
export function undoneBy({ table }: Kind, most: number): Sql {
  return sql`SELECT t.slug, count(*) OVER ()::int AS count FROM ${raw(`changed_${table}`)} c JOIN ${raw(table)} t ON t.id = c.id
    JOIN imported_since_reset n ON n.kind = ${table} AND n.id = c.id WHERE NOT c.created ORDER BY t.slug LIMIT ${most}`
}

/** Before an import is merged: what it is about to write is more than a reset wrote. The first note of a record stays. */
export const NOTE_IMPORTED = KINDS.map(
  ({
    table,
  }) => `INSERT INTO imported_since_reset (kind, id, digest) SELECT '${table}', c.id, t.digest FROM changed_${table} c LEFT JOIN ${table} t ON t.id = c.id
    ON CONFLICT DO NOTHING`,
).join(";\n")

/** Takes from what is staged the records that are as they were before an import changed them: those stay as they were imported. */
export const LEAVE_IMPORTED = KINDS.map(
  ({ table }) =>
    `DELETE FROM staged_${table} s USING imported_since_reset n WHERE n.kind = '${table}' AND n.id = s.id AND n.digest = s.digest`,
).join(";\n")

/** After a reset, nothing is more than it wrote. */
export const FORGET_IMPORTED = "DELETE FROM imported_since_reset"

/** After a write of what a reset would write: another would undo nothing of these records. */
export const FORGET_STAGED = KINDS.map(
  ({ table }) => `DELETE FROM imported_since_reset n USING staged_${table} s WHERE n.kind = '${table}' AND n.id = s.id`,
).join(";\n")
