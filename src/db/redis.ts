import type { createClient } from "@redis/client"

export type RedisClient = ReturnType<typeof createClient>

/** The time between attempts to reach Redis. They never end, since Redis is optional. */
const AGAIN_MS = 1_000
const CONNECT_TIMEOUT_MS = 2_000

/**
 * A Redis client, not connected yet. The package is loaded only where REDIS_URL is set; the client connects by itself, again
 * and again, and its failures are never ours. @param waits whether commands wait for a connection, or fail at once while there
 * is none.
 */
export async function redisAt(redisUrl: string, waits = true): Promise<RedisClient> {
  const { createClient } = await import("@redis/client")
  const client = createClient({
    url: redisUrl,
    disableOfflineQueue: !waits,
    socket: { reconnectStrategy: AGAIN_MS, connectTimeout: CONNECT_TIMEOUT_MS },
  })
  // Without a listener for errors, a lost connection would end the process.
  client.on("error", () => {})
  return client as RedisClient
}
