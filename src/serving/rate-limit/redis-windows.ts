import { type RedisClient, redisAt } from "../../db/redis.ts"
import type { Logger } from "../../logger.ts"
import { LocalWindows } from "./local-windows.ts"
import { type Spent, WINDOW_MS, type Windows } from "./window.ts"

/** How long a request waits for Redis. */
const PATIENCE_MS = 250
/** How long the start waits for Redis. */
const START_PATIENCE_MS = 1_000
/** How long Redis is not asked after it did not answer in time. */
const LEFT_ALONE_MS = 1_000

/** Does in Redis, as one step, what `LocalWindows` does; Redis deletes the key when the window ends. */
const SPEND = `
local used = tonumber(redis.call('GET', KEYS[1]) or '0')
local points, limit = tonumber(ARGV[1]), tonumber(ARGV[2])
local allowed = used + points <= limit
local more = math.min(allowed and points or 1, limit - used)
if more > 0 then used = redis.call('INCRBY', KEYS[1], more) end
local left = redis.call('PTTL', KEYS[1])
if left < 0 then
  redis.call('PEXPIRE', KEYS[1], ARGV[3])
  left = tonumber(ARGV[3])
end
return { allowed and 1 or 0, used, left }`

/** Counts in Redis, for all processes together; while Redis does not answer, in this process alone, without waiting. */
export class RedisWindows implements Windows {
  #client: Promise<RedisClient>
  readonly #redisUrl: string
  readonly #limit: number
  readonly #local: LocalWindows
  readonly #log: Pick<Logger, "warn" | "info">
  #away = false
  #askAgainAt = 0

  constructor(redisUrl: string, limit: number, log: Pick<Logger, "warn" | "info">) {
    this.#redisUrl = redisUrl
    this.#limit = limit
    this.#local = new LocalWindows(limit)
    this.#log = log
    this.#client = this.#connect()
  }

  /** Resolves when Redis answers, or soon if it does not. */
  async ready(): Promise<void> {
    const client = await this.#client
    if (client.isReady) return
    const timeout = Promise.withResolvers<void>()
    const timer = setTimeout(timeout.resolve, START_PATIENCE_MS)
    await Promise.race([new Promise((resolve) => client.once("ready", resolve)), timeout.promise])
    clearTimeout(timer)
  }

  async #connect(): Promise<RedisClient> {
    const client = await redisAt(this.#redisUrl, false)
    // It may be closed before it was connected.
    client.connect().catch(() => {})
    return client
  }

  async spend(client: string, points: number): Promise<Spent> {
    if (performance.now() < this.#askAgainAt) return this.#local.spend(client, points)
    try {
      const [allowed, used, resetMs] = await this.#ask(client, points)
      if (this.#away) this.#log.info("Redis is there again: requests are counted for all processes together")
      this.#away = false
      // When a limit was lowered, clients may have spent more than it in the current window.
      return { allowed: allowed === 1, limit: this.#limit, remaining: Math.max(0, this.#limit - used), resetMs }
    } catch (error) {
      this.#askAgainAt = performance.now() + LEFT_ALONE_MS
      if (!this.#away)
        this.#log.warn({ err: error }, "Redis does not answer: each process counts requests by itself until it does")
      this.#away = true
      return this.#local.spend(client, points)
    }
  }

  async #ask(client: string, points: number): Promise<[number, number, number]> {
    const opened = this.#client
    const redis = await opened
    const timeout = Promise.withResolvers<never>()
    const timer = setTimeout(() => {
      timeout.reject(new Error(`no answer in ${PATIENCE_MS} ms`))
      // A dead connection would be noticed only after a quarter of an hour, so it is closed here.
      if (this.#client !== opened) return
      redis.destroy()
      this.#client = this.#connect()
    }, PATIENCE_MS)
    try {
      const answer = redis.eval(SPEND, {
        keys: [`isnad:rate:${client}`],
        arguments: [String(points), String(this.#limit), String(WINDOW_MS)],
      })
      // An answer that comes too late must not count as an unhandled failure.
      answer.catch(() => {})
      return (await Promise.race([answer, timeout.promise])) as unknown as [number, number, number]
    } finally {
      clearTimeout(timer)
    }
  }

  async close(): Promise<void> {
    ;(await this.#client).destroy()
  }
}
