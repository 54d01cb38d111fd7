import sql, { type Sql } from "sql-template-tag"
import { CHOSEN, ENTITIES } from "./likeness-sql.ts"
import { STEP } from "./sql.ts"

// Statements about stories: which articles belong together, and what is computed of each story.

export interface GroupedArticleRow {
  readonly id: string
  readonly slug: string
  readonly headline: string
  readonly language: string
  readonly publishedAt: string | null
  /** Whom and what it speaks of. */
  readonly entities: readonly string[]
  /** Whether it stands in a story that people put together. */
  readonly chosen: boolean
}

export function groupedArticles(ids: readonly string[]): Sql {
  return sql`SELECT a.id, a.slug, a.headline, a.language, a.published_at AS "publishedAt", ${ENTITIES}, ${CHOSEN} AS chosen FROM articles a WHERE a.id = ANY(${ids}::bigint[])`
}

export interface StoryRow {
  readonly slug: string
  readonly members: readonly string[]
}

/** The computed stories in which any of these articles stands, with the slugs of all their articles in order. */
export function storiesAmong(articles: readonly string[]): Sql {
  return sql`SELECT t.slug, ARRAY(SELECT a.slug FROM story_articles l JOIN articles a ON a.id = l.article_id WHERE l.story_id = t.id ORDER BY a.slug COLLATE "C") AS members
    FROM stories t WHERE t.method = 'EXTRACTED' AND t.id IN (SELECT story_id FROM story_articles WHERE article_id = ANY(${articles}::bigint[]))`
}

/** All articles of the computed stories in which any of these stands. */
export function membersAmong(articles: readonly string[]): Sql {
  return sql`SELECT l.article_id AS id FROM story_articles l JOIN stories t ON t.id = l.story_id
    WHERE t.method = 'EXTRACTED' AND t.id IN (SELECT story_id FROM story_articles WHERE article_id = ANY(${articles}::bigint[]))`
}

/** Which of these ids a story has, or had. */
export function namesTaken(ids: readonly string[]): Sql {
  return sql`SELECT id FROM stories WHERE id = ANY(${ids}::bigint[]) UNION SELECT from_id FROM story_changes WHERE from_id = ANY(${ids}::bigint[])
    UNION SELECT into_id FROM story_changes WHERE into_id = ANY(${ids}::bigint[])`
}

export interface NewStory {
  readonly id: string
  readonly slug: string
  readonly title_ar: string
  readonly title_en: string
}

export function upsertStories(stories: readonly NewStory[]): Sql {
  return sql`INSERT INTO stories (id, slug, method, title_ar, title_en, sort_at, independent_origins, disagreements, timeline, digest)
    SELECT id, slug, 'EXTRACTED', title_ar, title_en, '-infinity', 0, '[]', '[]', '' FROM json_to_recordset(${JSON.stringify(stories)}::json) AS s(id bigint, slug text, title_ar text, title_en text)
    ON CONFLICT (id) DO UPDATE SET title_ar = excluded.title_ar, title_en = excluded.title_en, analysed = false`
}

export function replaceMembers(members: readonly { story_id: string; article_id: string }[]): Sql {
  return sql`INSERT INTO story_articles (article_id, story_id, sort_at) SELECT a.id, m.story_id, a.sort_at
    FROM json_to_recordset(${JSON.stringify(members)}::json) AS m(story_id bigint, article_id bigint) JOIN articles a ON a.id = m.article_id
    ON CONFLICT (article_id) DO UPDATE SET story_id = excluded.story_id, sort_at = excluded.sort_at`
}

/** Deletes computed stories that no group continues, with the links of their articles. */
export function deleteStories(ids: readonly string[]): Sql {
  return sql`DELETE FROM stories WHERE id = ANY(${ids}::bigint[]) AND method = 'EXTRACTED'`
}

export function deleteMembers(articles: readonly string[]): Sql {
  return sql`DELETE FROM story_articles WHERE article_id = ANY(${articles}::bigint[])`
}

export function recordChanges(changes: readonly { kind: string; from_id: string; into_id: string }[]): Sql {
  return sql`INSERT INTO story_changes (kind, from_id, into_id) SELECT kind::story_change_kind, from_id, into_id
    FROM json_to_recordset(${JSON.stringify(changes)}::json) AS c(kind text, from_id bigint, into_id bigint) ON CONFLICT DO NOTHING`
}

/** Writes titles where they are others. @returns of which stories. */
export function retitle(stories: readonly NewStory[]): Sql {
  return sql`UPDATE stories t SET title_ar = s.title_ar, title_en = s.title_en FROM json_to_recordset(${JSON.stringify(stories)}::json) AS s(id bigint, title_ar text, title_en text)
    WHERE t.id = s.id AND (t.title_ar, t.title_en) <> (s.title_ar, s.title_en) RETURNING t.id`
}

/** Gives the stories of these articles the time of their newest article, by which they sort. @returns which stories had another. */
export function renewTimes(articles: readonly string[]): Sql {
  return sql`WITH members AS (UPDATE story_articles l SET sort_at = a.sort_at FROM articles a WHERE l.article_id = ANY(${articles}::bigint[]) AND a.id = l.article_id AND l.sort_at <> a.sort_at),
      newest AS (SELECT l.story_id, max(a.sort_at) AS sort_at FROM story_articles l JOIN articles a ON a.id = l.article_id
        WHERE l.story_id IN (SELECT story_id FROM story_articles WHERE article_id = ANY(${articles}::bigint[])) GROUP BY l.story_id)
    UPDATE stories t SET sort_at = n.sort_at FROM newest n WHERE t.id = n.story_id AND t.sort_at <> n.sort_at RETURNING t.id`
}

/** The stories of these articles are to be compared anew: what one of them says is another now. */
export function reanalyse(articles: readonly string[]): Sql {
  return sql`UPDATE stories SET analysed = false WHERE analysed AND id IN (SELECT story_id FROM story_articles WHERE article_id = ANY(${articles}::bigint[]))`
}

export function endGrouping(articles: readonly string[]): Sql {
  return sql`DELETE FROM annotation_pending WHERE article_id = ANY(${articles}::bigint[]) AND step = ${STEP.GROUP}`
}

/** Some of the stories that must be analysed. @param among only these; `null`: all. */
export function storiesToAnalyse(most: number, among: readonly string[] | null): Sql {
  const some = among === null ? sql`true` : sql`id = ANY(${among}::bigint[])`
  return sql`SELECT id FROM stories WHERE NOT analysed AND ${some} ORDER BY id LIMIT ${most}`
}

export interface ReportRow {
  readonly storyId: string
  readonly id: string
  readonly slug: string
  readonly body: string
  readonly publishedAt: string | null
  readonly annotation: object
}

/** How many bytes of text are compared of one story, since each text is compared with all others. */
const MOST_BYTES = 4_000_000

/**
 * The newest articles of each of these stories with their annotations: up to `most`, fewer where they are long, and at least
 * one.
 */
export function reportsOf(stories: readonly string[], most: number): Sql {
  return sql`WITH newest AS (SELECT p.id AS story_id, m.* FROM unnest(${stories}::bigint[]) AS p(id) CROSS JOIN LATERAL (
      SELECT l.article_id, l.sort_at FROM story_articles l WHERE l.story_id = p.id
        AND NOT EXISTS (SELECT FROM passed_over o WHERE o.article_id = l.article_id AND o.part = 'COMPARISON')
      ORDER BY l.sort_at DESC, l.article_id DESC LIMIT ${most}) m),
      measured AS (SELECT w.*, sum(octet_length(a.body)) OVER (PARTITION BY w.story_id ORDER BY w.sort_at DESC, w.article_id DESC) - octet_length(a.body) AS before
        FROM newest w JOIN articles a ON a.id = w.article_id)
    SELECT m.story_id AS "storyId", a.id, a.slug, a.body, a.published_at AS "publishedAt", n.annotation FROM measured m JOIN articles a ON a.id = m.article_id
    JOIN article_annotations n ON n.article_id = a.id WHERE m.before < ${MOST_BYTES} ORDER BY m.sort_at DESC, m.article_id DESC`
}

export interface AnalysedStory {
  readonly id: string
  readonly independent_origins: number
  readonly disagreements: readonly object[]
  readonly timeline: readonly object[]
}

export function writeAnalyses(stories: readonly AnalysedStory[]): Sql {
  return sql`UPDATE stories t SET independent_origins = s.independent_origins, disagreements = s.disagreements, timeline = s.timeline, analysed = true
    FROM json_to_recordset(${JSON.stringify(stories)}::json) AS s(id bigint, independent_origins int, disagreements jsonb, timeline jsonb) WHERE t.id = s.id`
}
