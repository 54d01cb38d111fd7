import sql, { raw, type Sql } from "sql-template-tag"
import { type Columns, selected } from "../../db/columns.ts"
import { type KeysetOrder, keysetOrderBy, keysetWhere, type PageRequest } from "../../db/keyset.ts"
import type { ArticleRow } from "../articles/sql.ts"

/** Another article that shares text with the parent: its columns, and how much they share. */
export interface SharingArticleRow extends ArticleRow {
  parentId: string
  words: number
  share: number
  otherShare: number
}

/** The one that shares the most words first; rows with equal numbers are in the order of their ids. */
export const MOST_WORDS: KeysetOrder = { name: "words", sort: "s.words", sortType: "int", id: "s.other_id", direction: "DESC" }

export function sharingArticles(articles: readonly string[], columns: Columns, page: PageRequest): Sql {
  return sql`SELECT p.id AS "parentId", r.* FROM unnest(${articles}::bigint[]) AS p(id) CROSS JOIN LATERAL (
    SELECT ${selected(columns)}, s.words, s.share, o.share AS "otherShare" FROM shared_texts s JOIN articles a ON a.id = s.other_id
    JOIN shared_texts o ON o.article_id = s.other_id AND o.other_id = s.article_id
    WHERE s.article_id = p.id ${keysetWhere(MOST_WORDS, page)} ${keysetOrderBy(MOST_WORDS, page)}) r`
}

export function sharingCounts(articles: readonly string[]): Sql {
  return sql`SELECT article_id AS "parentId", count(*)::int AS count FROM shared_texts WHERE article_id = ANY(${articles}::bigint[]) GROUP BY article_id`
}

export interface SharedPassageRow {
  parentId: string
  id: string
  leftId: string
  rightId: string
  leftStart: number
  leftEnd: number
  rightStart: number
  rightEnd: number
  words: number
}

const COLUMNS = raw(`s.id, s.left_id AS "leftId", s.right_id AS "rightId", s.left_start AS "leftStart", s.left_end AS "leftEnd",
  s.right_start AS "rightStart", s.right_end AS "rightEnd", s.words`)
const SWAPPED =
  raw(`s.id, s.right_id AS "leftId", s.left_id AS "rightId", s.right_start AS "leftStart", s.right_end AS "leftEnd",
  s.left_start AS "rightStart", s.left_end AS "rightEnd", s.words`)

/**
 * By `articleId:otherId`: the passages that two articles share, in the order of the first one's text, which is on their left
 * side.
 */
export function passagesOfPairs(pairs: readonly string[], most: number): Sql {
  const [one, other] = [pairs.map((pair) => pair.split(":")[0]), pairs.map((pair) => pair.split(":")[1])]
  return sql`SELECT p.one || ':' || p.other AS "parentId", r.* FROM unnest(${one}::bigint[], ${other}::bigint[]) AS p(one, other) CROSS JOIN LATERAL (
    SELECT ${COLUMNS} FROM shared_passages s WHERE s.left_id = p.one AND s.right_id = p.other
    UNION ALL SELECT ${SWAPPED} FROM shared_passages s WHERE s.left_id = p.other AND s.right_id = p.one ORDER BY "leftStart" LIMIT ${most}) r`
}

/** The longest first; rows of equal length are in the order of their ids. */
export const LONGEST: KeysetOrder = { name: "longest", sort: "s.words", sortType: "int", id: "s.id", direction: "DESC" }

const WITHIN_STORY = `story_articles l JOIN shared_passages s ON s.left_id = l.article_id
  JOIN story_articles o ON o.article_id = s.right_id AND o.story_id = l.story_id`

export function passagesOfStories(stories: readonly string[], page: PageRequest): Sql {
  return sql`SELECT p.id AS "parentId", r.* FROM unnest(${stories}::bigint[]) AS p(id) CROSS JOIN LATERAL (
    SELECT ${COLUMNS} FROM ${raw(WITHIN_STORY)} WHERE l.story_id = p.id ${keysetWhere(LONGEST, page)} ${keysetOrderBy(LONGEST, page)}) r`
}

export function passageCountsOfStories(stories: readonly string[]): Sql {
  return sql`SELECT p.id AS "parentId", (SELECT count(*)::int FROM ${raw(WITHIN_STORY)} WHERE l.story_id = p.id) AS count FROM unnest(${stories}::bigint[]) AS p(id)`
}
