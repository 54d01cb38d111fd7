import sql, { raw, type Sql } from "sql-template-tag"
import type { EntityType } from "../../content/reads.ts"
import type { ContentKind } from "../../content/records/records.ts"
import { KINDS, TABLE } from "../stage/sql.ts"
import { missing, written } from "./sql.ts"

const TYPE: Record<ContentKind, EntityType> = {
  source: "Source",
  person: "Person",
  topic: "Topic",
  article: "Article",
  story: "Story",
}

export interface TouchedRow {
  readonly type: EntityType
  readonly id: string
}

/** The rows that a write is about to touch, some perhaps twice. @param replace whether what is not staged goes. */
export function touchedRows(replace: boolean, most: number): Sql {
  const changed = KINDS.map((kind) => `SELECT '${TYPE[kind]}' AS type, id FROM changed_${TABLE[kind]}`)
  const gone = replace
    ? KINDS.map(
        (kind) => `SELECT '${TYPE[kind]}', t.id FROM ${TABLE[kind]} t WHERE ${written(kind)} AND ${missing(kind, "t.id")}`,
      )
    : []
  return sql`SELECT * FROM (${raw([...changed, ...gone, ...linked(replace)].join(" UNION ALL "))}) touched LIMIT ${most}`
}

/** What shows something of a row that changes or goes without being changed itself. */
function linked(replace: boolean): string[] {
  const old = (article: string) =>
    `(${article} IN (SELECT id FROM changed_articles WHERE NOT created)${replace ? ` OR ${missing("article", article)}` : ""})`
  const steps = (kind: "person" | "source") =>
    `SELECT 'Article', s.article_id FROM statement_steps x JOIN statements s ON s.id = x.statement_id WHERE x.${kind}_id IS NOT NULL AND ${missing(kind, `x.${kind}_id`)}`
  return [
    // Those that share text with it.
    `SELECT 'Article', h.other_id FROM shared_texts h WHERE ${old("h.article_id")}`,
    // The story in which it stands.
    `SELECT 'Story', l.story_id FROM story_articles l WHERE ${old("l.article_id")}`,
    // A story that loses it to one that people put together.
    `SELECT 'Story', l.story_id FROM staged_stories s JOIN changed_stories c ON c.id = s.id CROSS JOIN LATERAL unnest(s.articles) AS m(slug)
      JOIN articles a ON a.slug = m.slug COLLATE "C" JOIN story_articles l ON l.article_id = a.id`,
    // The statements of which it was a link.
    ...(replace ? [steps("person"), steps("source")] : []),
  ]
}
