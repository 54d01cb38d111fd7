import type { Database } from "../../db/database.ts"
import { redisPublisher } from "./redis.ts"

/**
 * The same database, but its changes are also published through Redis. @param redisUrl `null`: the database is returned as it
 * is.
 */
export function announcing(database: Database, redisUrl: string | null): Database {
  if (redisUrl === null) return database
  const publisher = redisPublisher(redisUrl)
  return {
    ...database,
    announce: (id) => publisher.publish(id),
    async close() {
      await publisher.close()
      await database.close()
    },
  }
}
