import sql from "sql-template-tag"
import type { Queryable } from "./transaction.ts"

/** How many connections the server accepts from users who are not superusers. */
export async function connectionLimit(queryable: Queryable): Promise<number> {
  const [row] = await queryable.query<{ limit: number }>(
    sql`SELECT current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int AS limit`,
  )
  return row?.limit as number
}
