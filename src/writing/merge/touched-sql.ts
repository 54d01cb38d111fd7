import sql, { raw, type Sql } from "sql-template-tag"
import { ARTICLE } from "../../content/articles/kind.ts"
import { ownerColumn } from "../../content/kind.ts"
import { KINDS } from "../../content/kinds.ts"
import { NAMED } from "../../content/named-kinds.ts"
import type { EntityType } from "../../content/reads.ts"
import { written } from "../stage/sql.ts"
import { missing } from "./sql.ts"

export interface TouchedRow {
  readonly type: EntityType
  readonly id: string
}

/**
 * The rows that a write is about to touch; some may be given twice. @param replace whether stored records that are not staged
 * are deleted.
 */
export function touchedRows(replace: boolean, most: number): Sql {
  const changed = KINDS.map(({ type, table }) => `SELECT '${type}' AS type, id FROM changed_${table}`)
  const gone = replace
    ? KINDS.map(
        (kind) => `SELECT '${kind.type}', t.id FROM ${kind.table} t WHERE ${written(kind)} AND ${missing(kind, "t.id")}`,
      )
    : []
  return sql`SELECT * FROM (${raw([...changed, ...gone, ...linked(replace)].join(" UNION ALL "))}) touched LIMIT ${most}`
}

/** Rows that do not change themselves, but show something of a row that changes or goes. */
function linked(replace: boolean): string[] {
  const old = (article: string) =>
    `(${article} IN (SELECT id FROM changed_articles WHERE NOT created)${replace ? ` OR ${missing(ARTICLE, article)}` : ""})`
  const steps = NAMED.filter(({ speaks }) => speaks).map((kind) => {
    const speaker = `x.${ownerColumn(kind)}`
    return `SELECT 'Article', s.article_id FROM statement_steps x JOIN statements s ON s.id = x.statement_id WHERE ${speaker} IS NOT NULL AND ${missing(kind, speaker)}`
  })
  return [
    // Articles that share text with the changed one.
    `SELECT 'Article', h.other_id FROM shared_texts h WHERE ${old("h.article_id")}`,
    // The story that the changed article is in.
    `SELECT 'Story', l.story_id FROM story_articles l WHERE ${old("l.article_id")}`,
    // A story that loses the article to a curated story.
    `SELECT 'Story', l.story_id FROM staged_stories s JOIN changed_stories c ON c.id = s.id CROSS JOIN LATERAL unnest(s.articles) AS m(slug)
      JOIN articles a ON a.slug = m.slug COLLATE "C" JOIN story_articles l ON l.article_id = a.id`,
    // Statements in whose chain it stands.
    ...(replace ? steps : []),
  ]
}
