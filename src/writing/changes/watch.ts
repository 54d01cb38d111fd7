import type pg from "pg"
import type { Database } from "../../db/database.ts"
import { ownConnection } from "../../db/own-connection.ts"
import { Follower } from "./follower.ts"
import { LEASE_MS, Listener } from "./listener.ts"
import { hearFromRedis } from "./redis.ts"
import { CHANNEL } from "./sql.ts"
import type { Change } from "./touched.ts"

/**
 * How often the table is read without a message that asks for it: `embedded` where there are no messages, `listener` to renew
 * the lease in time, `server` because messages may be lost (LISTEN does not work through PgBouncer's transaction pooling).
 */
const LOOK_MS = { embedded: 250, listener: LEASE_MS / 4, server: 5_000 }
/** A read that takes longer than this fails: the connection is dead without having been closed. */
const SILENCE_MS = 5_000
/** How long it waits between attempts to connect again. */
const AGAIN_MS = { first: 50, last: 2_000 }

export interface WatchOptions {
  readonly database: Database
  /** `null`: Redis is not used. */
  readonly redisUrl: string | null
  /**
   * Called for each change of content by any process, this one too, in the order of the commits, soon after each; perhaps twice
   * for the same one. Called with `"EVERYTHING"` also where a change may have been missed. Must not throw.
   */
  readonly onChange: (change: Change) => void
  /**
   * Called when changes can no longer be heard of. Once they can be again, `onChange` is told what was missed, and then `hears`
   * is true.
   */
  readonly onGap?: (error: Error) => void
  /**
   * Whether writers wait until this process has taken in their changes. For processes that answer from memory, which they may
   * do while `hears` is true.
   */
  readonly listens?: boolean
  /** How often the table is read, in milliseconds, in place of LOOK_MS. */
  readonly lookMs?: number
}

export interface Watcher {
  /** Resolves once every later change will be told. */
  readonly ready: Promise<void>
  /** Whether changes are heard of at the moment. */
  readonly hears: boolean
  close(): Promise<void>
}

/**
 * Follows the changes of content, on a connection of its own. Only the table says what changed, and it is read in order;
 * PostgreSQL's NOTIFY, Redis and a timer only say that it should be read. So it does no harm when a message comes twice or is
 * lost.
 */
export function watchChanges({ database, redisUrl, onChange, onGap, listens = false, lookMs }: WatchOptions): Watcher {
  const follower = new Follower(database.replicas, onChange)
  const listener = listens ? new Listener(follower) : null
  const read = (mine: pg.Client) => (listener ?? follower).read(mine)
  const ready = Promise.withResolvers<void>()
  let client: pg.Client | null = null
  let hears = false
  let closed = false
  let looking: Promise<void> | null = null
  let calledAgain = false
  let wait = AGAIN_MS.first
  let retry: NodeJS.Timeout | undefined

  const connect = async () => {
    const mine = ownConnection(database.pool, database.embedded ? {} : { query_timeout: SILENCE_MS })
    client = mine
    mine.on("error", (error) => lose(mine, error))
    mine.on("end", () => lose(mine, new Error("the connection ended")))
    mine.on("notification", look)
    try {
      await mine.connect()
      // LISTEN before the first read: a change that is committed in between is found by the read or announced by a message.
      if (database.sessions) await mine.query(`LISTEN ${CHANNEL}`)
      await read(mine)
      if (client !== mine) return
      hears = true
      wait = AGAIN_MS.first
      ready.resolve()
      if (calledAgain) look()
    } catch (error) {
      lose(mine, error as Error)
    }
  }
  const lose = (mine: pg.Client, error: Error) => {
    if (client !== mine || closed) return
    client = null
    mine.end().catch(() => {})
    if (hears) onGap?.(error)
    hears = false
    retry = setTimeout(connect, wait).unref()
    wait = Math.min(wait * 2, AGAIN_MS.last)
  }
  const look = () => {
    calledAgain = true
    looking ??= lookWhileCalled().finally(() => {
      looking = null
    })
  }
  const lookWhileCalled = async () => {
    while (calledAgain && client && hears) {
      calledAgain = false
      const mine = client
      await read(mine).catch((error) => lose(mine, error))
    }
  }

  void connect()
  const timer = setInterval(look, lookMs ?? LOOK_MS[database.embedded ? "embedded" : listens ? "listener" : "server"]).unref()
  const stopRedis = redisUrl === null ? null : hearFromRedis(redisUrl, look)
  return {
    ready: ready.promise,
    get hears() {
      return hears && (listener?.holds ?? true)
    },
    async close() {
      closed = true
      clearInterval(timer)
      clearTimeout(retry)
      await stopRedis?.()
      await looking
      if (client) await listener?.stop(client)
      await client?.end().catch(() => {})
    },
  }
}
