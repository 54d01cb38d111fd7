import sql from "sql-template-tag"
import type { Queryable } from "../../../src/db/transaction.ts"

/** What every change behind the id `after` touched, in their order; `null` for everything. */
export async function recorded(queryable: Queryable, after = "0"): Promise<(string[] | null)[]> {
  const rows = await queryable.query<{ keys: string[] | null }>(
    sql`SELECT keys FROM content_changes WHERE id > ${after}::bigint ORDER BY id`,
  )
  return rows.map(({ keys }) => keys)
}

/** The id of the newest change. */
export async function newest(queryable: Queryable): Promise<string> {
  const [row] = await queryable.query<{ id: string }>(sql`SELECT coalesce(max(id), 0) AS id FROM content_changes`)
  return row?.id as string
}

/** What `work` touches, all of it. */
export async function touchedBy(queryable: Queryable, work: () => Promise<unknown>): Promise<Set<string> | "EVERYTHING"> {
  const before = await newest(queryable)
  await work()
  const changes = await recorded(queryable, before)
  return changes.includes(null) ? "EVERYTHING" : new Set(changes.flatMap((keys) => keys as string[]))
}
