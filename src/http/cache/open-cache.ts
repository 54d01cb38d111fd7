import { type Watcher, watchChanges } from "../../changes/watch.ts"
import type { Config } from "../../config.ts"
import type { Database } from "../../db/database.ts"
import type { Logger } from "../../logger.ts"
import { AnswerCache } from "./answer-cache.ts"

type Settings = Pick<Config, "responseCache" | "responseCacheBytes" | "responseCacheMs" | "redisUrl">

/** A cache that hears of every change, and how to end it; `null` where the settings want none. */
export function openCache(database: Database, config: Settings, log: Logger): { cache: AnswerCache; watcher: Watcher } | null {
  if (!config.responseCache) return null
  const cache = new AnswerCache({
    bytes: config.responseCacheBytes,
    milliseconds: config.responseCacheMs,
    hears: () => watcher.hears,
  })
  const watcher = watchChanges({
    database,
    redisUrl: config.redisUrl,
    listens: true,
    onChange: (change) => cache.change(change),
    onGap: (error) => log.warn({ err: error }, "changes are not heard of; nothing is answered from memory until they are"),
  })
  return { cache, watcher }
}
