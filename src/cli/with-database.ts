import { type Config, loadConfig } from "../config.ts"
import { type Database, openDatabase } from "../db/database.ts"
import { notice } from "../output.ts"
import { announcing } from "../writing/changes/announcing.ts"
import { outlasting } from "../writing/outlast.ts"

/**
 * Runs a command against the configured database and closes it, whatever happens. @param work may be done again from its beginning,
 * where another process that served the embedded database ends: it says nothing before it is done.
 */
export async function withDatabase<Result>(work: (database: Database, config: Config) => Promise<Result>): Promise<Result> {
  const config = loadConfig()
  const database = announcing(openDatabase({ ...config, replicaUrls: [], onNotice: notice }), config.redisUrl)
  try {
    return await outlasting(database, () => work(database, config))
  } finally {
    await database.close()
  }
}
