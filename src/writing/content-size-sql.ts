import sql from "sql-template-tag"
import type { Queryable } from "../db/transaction.ts"

export interface ContentSize {
  articles: number
  sources: number
  people: number
  topics: number
  /** Those that people put together. */
  stories: number
}

/** How many records of each kind are stored. Exact, so it reads whole indexes: for commands, not for requests. */
export async function contentSize(queryable: Queryable): Promise<ContentSize> {
  const [size] = await queryable.query<ContentSize>(sql`SELECT (SELECT count(*)::int FROM articles) AS articles,
    (SELECT count(*)::int FROM sources) AS sources, (SELECT count(*)::int FROM people) AS people, (SELECT count(*)::int FROM topics) AS topics,
    (SELECT count(*)::int FROM stories WHERE method = 'CURATED') AS stories`)
  return size as ContentSize
}

/** Whether nothing is stored at all. */
export async function isEmpty(queryable: Queryable): Promise<boolean> {
  const [row] = await queryable.query<{
    empty: boolean
  }>(sql`SELECT NOT EXISTS (SELECT FROM articles) AND NOT EXISTS (SELECT FROM sources)
    AND NOT EXISTS (SELECT FROM people) AND NOT EXISTS (SELECT FROM topics) AS empty`)
  return Boolean(row?.empty)
}
