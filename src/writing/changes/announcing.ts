import type { Database } from "../../db/database.ts"
import { redisPublisher } from "./redis.ts"

/** The same database, whose changes are published through Redis too. @param redisUrl `null`: as it is. */
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
