import sql, { raw } from "sql-template-tag"
import { KINDS, type KindTable } from "../content/kinds.ts"
import type { Queryable } from "../db/transaction.ts"
import { written } from "./stage/sql.ts"

/** How many records of each kind are stored; of stories, only curated ones count. */
export type ContentSize = Record<KindTable, number>

/** Counts the stored records of each kind. The counts are exact, so whole indexes are read: for commands, not for requests. */
export async function contentSize(queryable: Queryable): Promise<ContentSize> {
  const counts = KINDS.map((kind) => `(SELECT count(*)::int FROM ${kind.table} t WHERE ${written(kind)}) AS ${kind.table}`)
  const [size] = await queryable.query<ContentSize>(sql`SELECT ${raw(counts.join(", "))}`)
  return size as ContentSize
}

/** Whether nothing is stored at all. */
export async function isEmpty(queryable: Queryable): Promise<boolean> {
  const none = KINDS.map(({ table }) => `NOT EXISTS (SELECT FROM ${table})`)
  const [row] = await queryable.query<{ empty: boolean }>(sql`SELECT ${raw(none.join(" AND "))} AS empty`)
  return Boolean(row?.empty)
}
