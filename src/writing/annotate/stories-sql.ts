import sql, { type Sql } from "sql-template-tag"
import { STEP } from "./sql.ts"

// Statements about stories: which articles belong together, and what is computed of each story.

export function anyStoryPending(): Sql {
  return sql`SELECT EXISTS (SELECT FROM annotation_pending WHERE step = ${STEP.STORY}) AS pending`
}

export interface GroupedArticleRow {
  readonly id: string
  readonly slug: string
  readonly headline: string
  readonly language: string
  readonly publishedAt: string | null
  /** Ids of the people, sources and topics that the article is linked to, its publisher left out. */
  readonly entities: readonly string[]
}

/**
 * Every article, with the ids of the people, sources and topics that it is linked to. Its publisher is left out, since it says
 * nothing of the event.
 */
export function groupedArticles(): Sql {
  return sql`SELECT a.id, a.slug, a.headline, a.language, a.published_at AS "publishedAt", (ARRAY(SELECT DISTINCT person_id FROM article_people WHERE article_id = a.id AND role <> 'AUTHOR')
      || ARRAY(SELECT DISTINCT source_id FROM article_sources WHERE article_id = a.id)
      || ARRAY(SELECT topic_id FROM article_topics WHERE article_id = a.id))::text[] AS entities FROM articles a`
}

export interface SharePairRow {
  readonly left: string
  readonly right: string
  readonly share: number
}

/**
 * Each pair of articles that share text once, with the larger of the two shares of words (of the one text, and of the other).
 */
export function sharePairs(): Sql {
  return sql`SELECT l.slug AS left, r.slug AS right, greatest(s.share, o.share) AS share FROM shared_texts s
    JOIN shared_texts o ON o.article_id = s.other_id AND o.other_id = s.article_id
    JOIN articles l ON l.id = s.article_id JOIN articles r ON r.id = s.other_id WHERE s.article_id < s.other_id`
}

export interface StoryRow {
  readonly slug: string
  readonly curated: boolean
  readonly members: readonly string[]
}

/** All stored stories, with the slugs of their articles. */
export function storedStories(): Sql {
  return sql`SELECT t.slug, t.method = 'CURATED' AS curated, ARRAY(SELECT a.slug FROM story_articles l JOIN articles a ON a.id = l.article_id WHERE l.story_id = t.id ORDER BY a.slug COLLATE "C") AS members
    FROM stories t`
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

/** Stories with an article that changed; their times may have changed too. */
export function storiesToRenew(): Sql {
  return sql`SELECT DISTINCT l.story_id AS id FROM annotation_pending p JOIN story_articles l ON l.article_id = p.article_id WHERE p.step = ${STEP.STORY}`
}

/**
 * Marks stories with an article that changed, so that they are analysed anew, and sets the time that they sort by, which is
 * that of their newest article.
 */
export const FINISH_GROUPING = `UPDATE stories t SET analysed = false WHERE analysed AND EXISTS (SELECT FROM story_articles l JOIN annotation_pending p ON p.article_id = l.article_id
    WHERE l.story_id = t.id AND p.step = ${STEP.STORY});
  UPDATE story_articles l SET sort_at = a.sort_at FROM articles a WHERE a.id = l.article_id AND l.sort_at <> a.sort_at;
  UPDATE stories t SET sort_at = m.newest FROM (SELECT story_id, max(sort_at) AS newest FROM story_articles GROUP BY story_id) m WHERE m.story_id = t.id AND t.sort_at <> m.newest;
  DELETE FROM annotation_pending WHERE step = ${STEP.STORY}`

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
