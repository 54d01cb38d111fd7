import sql, { raw, type Sql } from "sql-template-tag"
import type { Kind } from "../../content/kind.ts"
import { KINDS } from "../../content/kinds.ts"
import { written } from "../stage/sql.ts"
import { missing } from "./sql.ts"

export interface LossRow {
  readonly slug: string
  /** The number of all of them, although only some slugs are given. */
  readonly count: number
}

/** Stored records that are not staged. @param most how many slugs are given at most. */
export function deletedBy(kind: Kind, most: number): Sql {
  return sql`SELECT t.slug, count(*) OVER ()::int AS count FROM ${raw(kind.table)} t
    WHERE ${raw(written(kind))} AND ${raw(missing(kind, "t.id"))} ORDER BY t.slug LIMIT ${most}`
}

/**
 * Records that an import wrote since the last reset, and that are staged with other content. @param most how many slugs are
 * given at most.
 */
export function undoneBy({ table }: Kind, most: number): Sql {
  return sql`SELECT t.slug, count(*) OVER ()::int AS count FROM ${raw(`changed_${table}`)} c JOIN ${raw(table)} t ON t.id = c.id
    JOIN imported_since_reset n ON n.kind = ${table} AND n.id = c.id WHERE NOT c.created ORDER BY t.slug LIMIT ${most}`
}

/**
 * Before an import is merged: notes the records of a kind that it is about to create or change, since a reset would undo that. A
 * record that is noted already keeps its first note.
 */
export function noteImported({ table }: Kind): string {
  return `INSERT INTO imported_since_reset (kind, id, digest) SELECT '${table}', c.id, t.digest FROM changed_${table} c LEFT JOIN ${table} t ON t.id = c.id
    ON CONFLICT DO NOTHING`
}

/** Removes from what is staged the records that are the same as before an import changed them: what was imported is kept. */
export const LEAVE_IMPORTED = KINDS.map(
  ({ table }) =>
    `DELETE FROM staged_${table} s USING imported_since_reset n WHERE n.kind = '${table}' AND n.id = s.id AND n.digest = s.digest`,
)

/** After a reset, no imported change is left. */
export const FORGET_IMPORTED = "DELETE FROM imported_since_reset"

/** After a write of the same content that a reset would write: a reset would not undo anything of these records. */
export const FORGET_STAGED = KINDS.map(
  ({ table }) => `DELETE FROM imported_since_reset n USING staged_${table} s WHERE n.kind = '${table}' AND n.id = s.id`,
)
