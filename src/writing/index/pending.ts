import type { Queryable } from "../../db/transaction.ts"
import { countOutdated, countPending, type WaitingRow } from "./sql.ts"

/** How many articles wait to be indexed. */
export async function pendingCount(queryable: Queryable): Promise<number> {
  return (await pendingSince(queryable)).count
}

/** How many wait, and since when. */
export async function pendingSince(queryable: Queryable): Promise<WaitingRow> {
  const [row] = await queryable.query<WaitingRow>(countPending())
  return row ?? { count: 0, since: null }
}

/** How many articles an older version of the analysis indexed. They are found, by what it made of them, until they are indexed anew. */
export async function outdatedCount(queryable: Queryable): Promise<number> {
  const [row] = await queryable.query<{ count: number }>(countOutdated())
  return row?.count ?? 0
}
