import sql, { raw, type Sql } from "sql-template-tag"
import { type Kind, ownerColumn } from "../../content/kind.ts"
import { written } from "../stage/sql.ts"
import { listing } from "../totals/sql.ts"

// Statements that work on whole sets of rows, after the staged content was checked. `changed_*` holds the ids of the staged
// records that are new or differ from the stored ones; all other records are left alone.

export function findChanged({ table }: Kind): string {
  return `CREATE TEMP TABLE changed_${table} ON COMMIT DROP AS
    SELECT s.id, t.id IS NULL AS created FROM staged_${table} s LEFT JOIN ${table} t ON t.id = s.id WHERE t.digest IS DISTINCT FROM s.digest;
    CREATE INDEX ON changed_${table} (id); ANALYZE changed_${table}`
}

export interface CountsRow {
  created: number
  updated: number
  unchanged: number
  deleted: number
}

/**
 * How many records are created, updated, unchanged and deleted. @param replace whether stored records that are not staged are
 * deleted.
 */
export function countChanges(kind: Kind, replace: boolean): Sql {
  const { table } = kind
  const gone = replace ? `(SELECT count(*)::int FROM ${table} t WHERE ${written(kind)} AND ${missing(kind, "t.id")})` : "0"
  return sql`SELECT count(*) FILTER (WHERE c.created)::int AS created, count(*) FILTER (WHERE NOT c.created)::int AS updated,
    (count(*) FILTER (WHERE c.id IS NULL))::int AS unchanged, ${raw(gone)} AS deleted
    FROM ${raw(`staged_${table}`)} s LEFT JOIN ${raw(`changed_${table}`)} c ON c.id = s.id`
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

export function replaceNames(kind: Kind): string {
  const { table } = kind
  const owner = ownerColumn(kind)
  return `DELETE FROM names WHERE ${owner} IN (SELECT id FROM changed_${table} WHERE NOT created);
    INSERT INTO names (${owner}, position, value, language, script, kind, folded, search)
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

/**
 * Lists the changed articles under their topics and all ancestors of these; all articles, where the tree of topics itself
 * changed.
 */
export function insertListings(treeChanged: boolean): string {
  return listing(`WITH RECURSIVE above AS (SELECT id AS topic_id, id AS ancestor_id FROM topics
      UNION SELECT a.topic_id, t.parent_id FROM above a JOIN topics t ON t.id = a.ancestor_id WHERE t.parent_id IS NOT NULL)
    INSERT INTO topic_articles (article_id, topic_id, sort_at, publisher_id)
    SELECT DISTINCT l.article_id, a.ancestor_id, l.sort_at, l.publisher_id FROM article_topics l JOIN above a ON a.topic_id = l.topic_id
    ${treeChanged ? "" : "WHERE l.article_id IN (SELECT id FROM changed_articles)"} ORDER BY a.ancestor_id, l.sort_at DESC, l.article_id DESC`)
}

export const DELETE_LISTINGS = listing("DELETE FROM topic_articles")

/** The words of names, with which misspelled words are compared; the indexer adds the words of texts. */
export const MERGE_WORDS = "INSERT INTO search_words SELECT word FROM staged_words ON CONFLICT DO NOTHING"

export const TREE_CHANGED = sql`SELECT EXISTS (SELECT FROM changed_topics) AS "treeChanged"`
