import type { Queryable } from "../../db/transaction.ts"
import { countPending } from "./sql.ts"

/** How many articles wait to be indexed. */
export async function pendingCount(queryable: Queryable): Promise<number> {
  const [row] = await queryable.query<{ count: number }>(countPending())
  return row?.count ?? 0
}
