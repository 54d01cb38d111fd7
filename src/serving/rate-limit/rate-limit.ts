import type { IncomingMessage } from "node:http"
import { LRUCache } from "lru-cache"
import type { Config } from "../../config.ts"
import { whenThere } from "../../db/batching.ts"
import type { Logger } from "../../logger.ts"
import { type ClientOf, clientsBehind } from "../http/client.ts"
import { LocalWindows } from "./local-windows.ts"
import { RedisWindows } from "./redis-windows.ts"
import type { Spent, Windows } from "./window.ts"

/** How many clients without points this process remembers, so that they are refused without asking Redis. */
const MOST_REFUSED = 10_000

/** The property of a request under which its bill is kept. Not in a WeakMap, for the reason given at MadePrefetches. */
const BILL = Symbol("bill")

/** The object that carries the bill: Node's request or, in tests without a server, the Fetch request. */
type Carrier = object & { [BILL]?: Bill }

/** Counts what each client's requests cost, and refuses those of clients that have spent all of their points for a minute. */
export class RateLimit {
  /** Points in a minute. */
  readonly limit: number
  readonly #windows: Windows
  readonly #clientOf: ClientOf
  /** By client: when it has points again. */
  readonly #refused = new LRUCache<string, number>({ max: MOST_REFUSED })

  readonly #now: () => number

  /** @param now milliseconds. */
  constructor(limit: number, windows: Windows, clientOf: ClientOf, now: () => number = () => performance.now()) {
    this.#now = now
    this.limit = limit
    this.#windows = windows
    this.#clientOf = clientOf
  }

  /** The bill of a request; each call returns the same one. */
  billOf(request: IncomingMessage | undefined, otherwise: object): Bill {
    const carrier: Carrier = request ?? otherwise
    carrier[BILL] ??= new Bill(this, this.#clientOf(request))
    return carrier[BILL]
  }

  /** What is known of a client that has no points left; null for one that may have some. */
  over(client: string): Spent | null {
    const endsAt = this.#refused.get(client)
    const resetMs = (endsAt ?? Number.NEGATIVE_INFINITY) - this.#now()
    return resetMs > 0 ? { allowed: false, limit: this.limit, remaining: 0, resetMs } : null
  }

  /** Takes points from a client. */
  spend(client: string, points: number): Spent | Promise<Spent> {
    return whenThere(this.#windows.spend(client, points), (spent) => {
      if (spent.remaining === 0) this.#refused.set(client, this.#now() + spent.resetMs)
      return spent
    })
  }

  close(): Promise<void> {
    return this.#windows.close()
  }
}

/** What one request costs its client. It is paid once, by whichever plugin asks first. */
export class Bill {
  readonly #rates: RateLimit
  readonly #client: string
  #spent: Spent | Promise<Spent> | null = null

  constructor(rates: RateLimit, client: string) {
    this.#rates = rates
    this.#client = client
  }

  get isPaid(): boolean {
    return this.#spent !== null
  }

  /** Pays at least one point. @returns what the client has left, and whether the request may be answered. */
  pay(points: number): Spent | Promise<Spent> {
    this.#spent ??= this.#rates.spend(this.#client, Math.max(1, points))
    return this.#spent
  }

  /**
   * What is known of a client without points, without asking Redis; its request is then not read and costs nothing. Null if it
   * may have some.
   */
  refused(): Spent | null {
    if (this.#spent === null) this.#spent = this.#rates.over(this.#client)
    return this.#spent === null || this.#spent instanceof Promise || this.#spent.allowed ? null : this.#spent
  }
}

/** Makes the limit from the settings; `null` if there is none. Waits a moment for Redis, if that is set. */
export async function openRateLimit(
  { rateLimit, redisUrl, trustProxy }: Pick<Config, "rateLimit" | "redisUrl" | "trustProxy">,
  log: Logger,
): Promise<RateLimit | null> {
  if (rateLimit === null) return null
  const windows = redisUrl === null ? new LocalWindows(rateLimit) : new RedisWindows(redisUrl, rateLimit, log)
  if (windows instanceof RedisWindows) await windows.ready()
  return new RateLimit(rateLimit, windows, clientsBehind(trustProxy))
}
