import sql from "sql-template-tag"
import type { Queryable } from "./database.ts"

/** Resolves when the database answers. @throws Failure DATABASE_UNAVAILABLE */
export async function ping(queryable: Queryable): Promise<void> {
  await queryable.query(sql`SELECT 1 AS one`)
}
