import { type RedisClient, redisAt } from "../../db/redis.ts"
import { CHANNEL } from "./sql.ts"

/** How long `close` waits for what was published last. */
const PATIENCE_MS = 2_000

/**
 * Calls `look` when a change was published, and when the connection to Redis is back, since a message may have been missed.
 * @returns a function that stops it.
 */
export function hearFromRedis(redisUrl: string, look: () => void): () => Promise<void> {
  const opened = redisAt(redisUrl).then((client) => {
    client.on("ready", look)
    client
      .connect()
      .then(() => client.subscribe(CHANNEL, look))
      .then(look)
      // It was stopped before the connection was made.
      .catch(() => {})
    return client
  })
  return async () => (await opened).destroy()
}

export interface Publisher {
  /** Returns at once, and never fails: a change that Redis does not take is still found in the table. */
  publish(id: string): void
  /** Waits up to PATIENCE_MS for what was published last. */
  close(): Promise<void>
}

export function redisPublisher(redisUrl: string): Publisher {
  let opened: Promise<RedisClient> | null = null
  const waiting = new Set<Promise<unknown>>()
  return {
    publish(id) {
      opened ??= redisAt(redisUrl).then((client) => {
        client.connect().catch(() => {})
        return client
      })
      const published = opened.then((client) => client.publish(CHANNEL, id)).catch(() => {})
      waiting.add(published)
      published.finally(() => waiting.delete(published))
    },
    async close() {
      if (!opened) return
      const timeout = Promise.withResolvers<void>()
      const timer = setTimeout(timeout.resolve, PATIENCE_MS)
      await Promise.race([Promise.all(waiting), timeout.promise])
      clearTimeout(timer)
      ;(await opened).destroy()
    },
  }
}
