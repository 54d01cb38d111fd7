import type { Queryable } from "../../db/transaction.ts"
import { countOutdated, countPending, type WaitingRow } from "./sql.ts"

/** How many articles wait to be indexed. */
export async function pendingCount(queryable: Queryable): Promise<number> {
  return (await pendingSince(queryable)).count
}

/** How many articles wait, and since when. */
export async function pendingSince(queryable: Queryable): Promise<WaitingRow> {
  const [row] = await queryable.query<WaitingRow>(countPending())
  return row ?? { count: 0, since: null }
}

/**
 * How many articles were indexed by an older version of the analysis. Until they are indexed anew they are found by their old
 * entries.
 */
export async function outdatedCount(queryable: Queryable): Promise<number> {
  const [row] = await queryable.query<{ count: number }>(countOutdated())
  return row?.count ?? 0
}
