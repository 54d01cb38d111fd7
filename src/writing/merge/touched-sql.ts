import sql, { raw, type Sql } from "sql-template-tag"
import { ARTICLE } from "../../content/articles/kind.ts"
import { ownerColumn } from "../../content/kind.ts"
import { KINDS } from "../../content/kinds.ts"
import { NAMED } from "../../content/named-kinds.ts"
import type { EntityType } from "../../content/reads.ts"
import { written } from "../stage/sql.ts"
import type { Changes } from "./changes.ts"
import { missing } from "./sql.ts"

export interface TouchedRow {
  readonly type: EntityType
  readonly id: string
}

/** The rows that a write is about to touch; some may be given twice. @returns null where it touches none. */
export function touchedRows(changes: Changes, most: number): Sql | null {
  const changed = KINDS.filter(({ table }) => changes[table].created + changes[table].updated > 0)
  const gone = KINDS.filter(({ table }) => changes[table].deleted > 0)
  const rows = [
    ...changed.map(({ type, table }) => `SELECT '${type}' AS type, id FROM changed_${table}`),
    ...gone.map(
      (kind) => `SELECT '${kind.type}' AS type, t.id FROM ${kind.table} t WHERE ${written(kind)} AND ${missing(kind, "t.id")}`,
    ),
    ...linked(changes),
  ]
  return rows.length === 0 ? null : sql`SELECT * FROM (${raw(rows.join(" UNION ALL "))}) touched LIMIT ${most}`
}

/** Rows that do not change themselves, but show something of a row that changes or goes. */
function linked({ articles, stories, ...others }: Changes): string[] {
  const old = [
    ...(articles.updated > 0 ? ["SELECT id FROM changed_articles WHERE NOT created"] : []),
    ...(articles.deleted > 0 ? [`SELECT t.id FROM articles t WHERE ${missing(ARTICLE, "t.id")}`] : []),
  ].join(" UNION ALL ")
  const ofOld = [
    // Articles that share text with the changed one.
    `SELECT 'Article' AS type, h.other_id FROM (${old}) old(id) JOIN shared_texts h ON h.article_id = old.id`,
    // The story that the changed article is in.
    `SELECT 'Story' AS type, l.story_id FROM (${old}) old(id) JOIN story_articles l ON l.article_id = old.id`,
  ]
  // A story that loses the article to a curated story.
  const taken = `SELECT 'Story' AS type, l.story_id FROM staged_stories s JOIN changed_stories c ON c.id = s.id CROSS JOIN LATERAL unnest(s.articles) AS m(slug)
      JOIN articles a ON a.slug = m.slug COLLATE "C" JOIN story_articles l ON l.article_id = a.id`
  // Statements in whose chain it stands.
  const silenced = NAMED.filter(({ speaks, table }) => speaks && others[table].deleted > 0).map((kind) => {
    const speaker = `x.${ownerColumn(kind)}`
    return `SELECT 'Article' AS type, s.article_id FROM statement_steps x JOIN statements s ON s.id = x.statement_id WHERE ${speaker} IS NOT NULL AND ${missing(kind, speaker)}`
  })
  return [...(old ? ofOld : []), ...(stories.created + stories.updated > 0 ? [taken] : []), ...silenced]
}
