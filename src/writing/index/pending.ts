import type { Queryable } from "../../db/transaction.ts"
import { countOutdated, countPending } from "./sql.ts"

/** How many articles wait to be indexed. */
export async function pendingCount(queryable: Queryable): Promise<number> {
  const [row] = await queryable.query<{ count: number }>(countPending())
  return row?.count ?? 0
}

/** How many articles another version of the analysis indexed. They are found, by what it made of them, until they are indexed anew. */
export async function outdatedCount(queryable: Queryable): Promise<number> {
  const [row] = await queryable.query<{ count: number }>(countOutdated())
  return row?.count ?? 0
}
