import { raw, type Sql } from "sql-template-tag"
import { type Kind, ownerColumn } from "../../content/kind.ts"
import type { ContentKind } from "../../content/kinds.ts"
import { written } from "../stage/sql.ts"

// Statements that work on whole sets of rows, after the staged content was checked. src/writing/stage/staged.ts says what
// `staged_…` and `changed_…` are. Records that are staged as they are stored are left alone.

/** A SELECT for `Staged.keepChanged`. */
export function findChanged({ table }: Kind): string {
  return `SELECT s.id, t.id IS NULL AS created FROM staged_${table} s LEFT JOIN ${table} t ON t.id = s.id WHERE t.digest IS DISTINCT FROM s.digest`
}

export interface CountsRow {
  created: number
  updated: number
  unchanged: number
  deleted: number
}

/**
 * How many records are created, updated, unchanged and deleted: a row for each of these kinds, with its table. @param replace
 * whether stored records that are not staged are deleted.
 */
export function countChanges(kinds: readonly ContentKind[], replace: boolean): Sql {
  const counts = kinds.map((kind) => {
    const { table } = kind
    const gone = replace ? `(SELECT count(*)::int FROM ${table} t WHERE ${written(kind)} AND ${missing(kind, "t.id")})` : "0"
    return `SELECT '${table}' AS table, count(*) FILTER (WHERE c.created)::int AS created, count(*) FILTER (WHERE NOT c.created)::int AS updated,
      (count(*) FILTER (WHERE c.id IS NULL))::int AS unchanged, ${gone} AS deleted
      FROM staged_${table} s LEFT JOIN changed_${table} c ON c.id = s.id`
  })
  return raw(counts.join(" UNION ALL "))
}

/**
 * Deletes the external ids of all records that change or go. This comes before any new one is written, since an id may move
 * from one record to another.
 */
export function deleteExternalIds(kind: Kind, replace: boolean): string {
  const owner = ownerColumn(kind)
  const gone = replace
    ? ` OR ${owner} IS NOT NULL AND NOT EXISTS (SELECT FROM staged_${kind.table} s WHERE s.id = ${owner})`
    : ""
  return `DELETE FROM external_ids WHERE ${owner} IN (SELECT id FROM changed_${kind.table} WHERE NOT created)${gone}`
}

export function insertExternalIds(kind: Kind): string {
  return `INSERT INTO external_ids (${ownerColumn(kind)}, scheme, value) SELECT s.id, x.scheme, x.value
    FROM staged_${kind.table} s JOIN changed_${kind.table} c ON c.id = s.id, json_to_recordset(s.external_ids) AS x(scheme text, value text)`
}

export function deleteNames(kind: Kind): string {
  return `DELETE FROM names WHERE ${ownerColumn(kind)} IN (SELECT id FROM changed_${kind.table} WHERE NOT created)`
}

export function insertNames(kind: Kind): string {
  const { table } = kind
  return `INSERT INTO names (${ownerColumn(kind)}, position, value, language, script, kind, folded, search)
    SELECT s.id, n.place - 1, n.name->>'value', n.name->>'language', n.name->>'script', (n.name->>'kind')::name_kind, n.name->>'folded', (n.name->>'search')::tsvector
    FROM staged_${table} s JOIN changed_${table} c ON c.id = s.id, json_array_elements(s.names) WITH ORDINALITY AS n(name, place)`
}

/** Deletes the records that are not staged; their links and names go with them (ON DELETE CASCADE). */
export function deleteMissing(kind: Kind): string {
  return `DELETE FROM ${kind.table} t WHERE ${written(kind)} AND ${missing(kind, "t.id")}`
}

/** SQL: whether a record is not staged. @param id an expression for an id of this kind. */
export function missing({ table }: Kind, id: string): string {
  return `NOT EXISTS (SELECT FROM staged_${table} s WHERE s.id = ${id})`
}

/** The words of names, with which misspelled words are compared; the indexer adds the words of texts. */
export const MERGE_WORDS = "INSERT INTO search_words SELECT word FROM staged_words ON CONFLICT DO NOTHING"
