import type { Config } from "../../config.ts"
import type { Database } from "../../db/database.ts"
import type { Logger } from "../../logger.ts"
import { type Watcher, watchChanges } from "../../writing/changes/watch.ts"
import { AnswerCache } from "./answer-cache.ts"

type Settings = Pick<Config, "responseCache" | "responseCacheBytes" | "responseCacheMs" | "redisUrl">

/**
 * Follows the changes, for the cache (`null` if the settings want none) and for replicas, which are used only while changes are
 * heard of. Returns `null` if there is neither.
 */
export function followChanges(
  database: Database,
  config: Settings,
  log: Logger,
): { cache: AnswerCache | null; watcher: Watcher } | null {
  if (!config.responseCache && !database.replicas) return null
  const hears = () => watcher.hears
  const { responseCacheBytes: bytes, responseCacheMs: milliseconds } = config
  const cache = config.responseCache ? new AnswerCache({ bytes, milliseconds, hears }) : null
  const watcher = watchChanges({
    database,
    redisUrl: config.redisUrl,
    listens: true,
    onChange: (change) => cache?.change(change),
    onGap: (error) =>
      log.warn({ err: error }, "changes are not heard of; nothing is answered from memory or by replicas until they are"),
  })
  database.replicas?.followed(hears)
  return { cache, watcher }
}
