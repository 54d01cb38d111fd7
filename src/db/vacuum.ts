import type { Database } from "./database.ts"
import { ownConnection } from "./own-connection.ts"

/** Marks the rows of tables as seen by every reader, and renews the planner's figures of them. */
export async function vacuum(database: Database, tables: readonly string[]): Promise<void> {
  const client = ownConnection(database.pool, { statement_timeout: 0 })
  await client.connect()
  try {
    await client.query(`VACUUM (ANALYZE) ${tables.join(", ")}`)
  } finally {
    await client.end()
  }
}
