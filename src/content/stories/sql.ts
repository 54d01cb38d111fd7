import sql, { raw, type Sql } from "sql-template-tag"
import { NO_PARENT } from "../../db/batching.ts"
import { type KeysetOrder, keysetOrderBy, keysetWhere, type PageRequest } from "../../db/keyset.ts"
import type { Disagreement } from "../../evidence/disagreements/disagreement.ts"
import type { Method } from "../../evidence/stored.ts"
import type { StoredTimelineEntry } from "../../evidence/stories/stored-timeline.ts"
import type { StoryChangeKind } from "../enums.ts"
import type { StoryFilter } from "./filter.ts"
import { filterWhere } from "./filter-sql.ts"

export interface StoryRow {
  id: string
  slug: string
  method: Method
  titleAr: string
  titleEn: string
  independentOrigins: number
  disagreements: readonly Disagreement[]
  timeline: readonly StoredTimelineEntry[]
  /** The date of its newest article; null if all are undated. */
  sortAt: string | null
}

export interface PagedStoryRow extends StoryRow {
  parentId: string
}

const COLUMNS =
  raw(`t.id, t.slug, t.method, t.title_ar AS "titleAr", t.title_en AS "titleEn", t.independent_origins AS "independentOrigins",
  t.disagreements, t.timeline, t.sort_at AS "sortAt"`)

/** How many mergers are followed, from one story to the next. */
const MOST_MERGERS = 20

/** The stories with these ids; for the id of a story that was merged into another, that other one. */
export function storiesById(ids: readonly string[]): Sql {
  return sql`WITH RECURSIVE heirs AS (SELECT id AS asked, id, 0 AS mergers FROM unnest(${ids}::bigint[]) AS w(id)
      UNION ALL SELECT h.asked, c.into_id, h.mergers + 1 FROM heirs h JOIN story_changes c ON c.from_id = h.id AND c.kind = 'MERGED'
        WHERE h.mergers < ${MOST_MERGERS} AND NOT EXISTS (SELECT FROM stories WHERE id = h.id))
    SELECT DISTINCT ON (h.asked) h.asked, ${COLUMNS} FROM heirs h JOIN stories t ON t.id = h.id ORDER BY h.asked, h.mergers`
}

export function storiesOfArticles(articles: readonly string[]): Sql {
  return sql`SELECT l.article_id AS "articleId", ${COLUMNS} FROM story_articles l JOIN stories t ON t.id = l.story_id WHERE l.article_id = ANY(${articles}::bigint[])`
}

/** By the date of the newest article, the newest first; stories with equal dates are in the order of their ids. */
export const NEWEST: KeysetOrder = { name: "newest", sort: "t.sort_at", sortType: "timestamptz", id: "t.id", direction: "DESC" }

export interface StoryPages {
  readonly filter: StoryFilter
  readonly page: PageRequest
}

export function storyPage({ filter, page }: StoryPages): Sql {
  return sql`SELECT ${NO_PARENT} AS "parentId", ${COLUMNS} FROM stories t WHERE true${filterWhere(filter)} ${keysetWhere(NEWEST, page)} ${keysetOrderBy(NEWEST, page)}`
}

export function storyCount(filter: StoryFilter): Sql {
  return sql`SELECT ${NO_PARENT} AS "parentId", count(*)::int AS count FROM stories t WHERE true${filterWhere(filter)}`
}

export interface ChangeRow {
  parentId: string
  kind: StoryChangeKind
  fromId: string
  intoId: string
  at: string
}

/** The changes of these stories and of those that were merged into them, the newest first. */
export function changesOfStories(stories: readonly string[], most: number): Sql {
  return sql`SELECT p.id AS "parentId", r.* FROM unnest(${stories}::bigint[]) AS p(id) CROSS JOIN LATERAL (
    SELECT c.kind, c.from_id AS "fromId", c.into_id AS "intoId", c.made_at AS at FROM story_changes c
    WHERE c.from_id = p.id OR c.into_id = p.id ORDER BY c.made_at DESC, c.id DESC LIMIT ${most}) r`
}
