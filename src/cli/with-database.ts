import { type Config, loadConfig } from "../config.ts"
import { type Database, openDatabase } from "../db/database.ts"
import { notice } from "../output.ts"
import { announcing } from "../writing/changes/announcing.ts"
import { outlasting } from "../writing/outlast.ts"

/**
 * Runs a command with the configured database, and closes it in any case. @param work may be called again from its beginning,
 * when another process that served the embedded database ended; so it must print nothing before it is done.
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
