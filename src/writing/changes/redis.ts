import { type RedisClient, redisAt } from "../../db/redis.ts"
import { CHANNEL } from "./sql.ts"

/** How long one who ends waits for what it has published last. */
const PATIENCE_MS = 2_000

/** Calls `look` when a change was published, and when Redis is there again: one may have been missed. @returns how to stop. */
export function hearFromRedis(redisUrl: string, look: () => void): () => Promise<void> {
  const opened = redisAt(redisUrl).then((client) => {
    client.on("ready", look)
    client
      .connect()
      .then(() => client.subscribe(CHANNEL, look))
      .then(look)
      // It was stopped before it was connected.
      .catch(() => {})
    return client
  })
  return async () => (await opened).destroy()
}

export interface Publisher {
  /** Returns at once; a change that Redis cannot take is found in the table. */
  publish(id: string): void
  /** Waits a little for what was published last. */
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
