import type { Database } from "./database.ts"
import { ownConnection } from "./own-connection.ts"

/** Sets the visibility map of tables and renews their statistics (VACUUM ANALYZE). */
export async function vacuum(database: Database, tables: readonly string[]): Promise<void> {
  const client = ownConnection(database.pool, { statement_timeout: 0 })
  await client.connect()
  try {
    await client.query(`VACUUM (ANALYZE) ${tables.join(", ")}`)
  } finally {
    await client.end()
  }
}
