import type pg from "pg"
import type { Database } from "../../db/database.ts"
import { ownConnection } from "../../db/own-connection.ts"
import { Follower } from "./follower.ts"
import { LEASE_MS, Listener } from "./listener.ts"
import { hearFromRedis } from "./redis.ts"
import { CHANNEL } from "./sql.ts"
import type { Change } from "./touched.ts"

/**
 * How often the table is looked at without a call: where nothing calls, and where calls may be lost (PgBouncer by transactions). A
 * listener looks so often that its lease goes on.
 */
const LOOK_MS = { embedded: 250, listener: LEASE_MS / 4, server: 5_000 }
/** A look that takes longer: the network has gone silent. */
const SILENCE_MS = 5_000
/** Between attempts to connect again. */
const AGAIN_MS = { first: 50, last: 2_000 }

export interface WatchOptions {
  readonly database: Database
  /** `null`: none. */
  readonly redisUrl: string | null
  /**
   * Told of each change of content by any process, this one too, in the order in which they were committed, soon after; of one change
   * perhaps twice. `"EVERYTHING"` also where something may have been missed. Must not throw.
   */
  readonly onChange: (change: Change) => void
  /** Told when changes are not heard of any more, until `hears` is true again; what was missed is told first then. */
  readonly onGap?: (error: Error) => void
  /** Whether writers wait until this one has taken in what changed: for those who answer from memory, while it `hears`. */
  readonly listens?: boolean
  /** Instead of 250 ms (embedded), 500 ms (who listens) and 5 s. */
  readonly lookMs?: number
}

export interface Watcher {
  /** Resolves once changes are heard of: each that is committed later is told. */
  readonly ready: Promise<void>
  /** Whether changes are heard of now. */
  readonly hears: boolean
  close(): Promise<void>
}

/**
 * Follows what changes, on a connection of its own. The table is the one truth, read in order; PostgreSQL's NOTIFY, Redis and a timer
 * only call for a look at it, so a call that comes twice or not at all does no harm.
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
      // Before the first look: what is committed in between is told by one of them.
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
