import type { createClient } from "@redis/client"

export type RedisClient = ReturnType<typeof createClient>

/** Between attempts to reach Redis, which goes on for ever: it is never needed. */
const AGAIN_MS = 1_000
const CONNECT_TIMEOUT_MS = 2_000

/**
 * A client that is not connected yet. It is loaded only where it is set, connects by itself, again and again, and no failure of it is an
 * error of ours.
 * @param waits whether commands wait for a connection; where not, they fail at once while there is none.
 */
export async function redisAt(redisUrl: string, waits = true): Promise<RedisClient> {
  const { createClient } = await import("@redis/client")
  const client = createClient({
    url: redisUrl,
    disableOfflineQueue: !waits,
    socket: { reconnectStrategy: AGAIN_MS, connectTimeout: CONNECT_TIMEOUT_MS },
  })
  // Without a listener, a lost connection would end the process.
  client.on("error", () => {})
  return client as RedisClient
}
