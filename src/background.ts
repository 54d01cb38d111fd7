import { constants, setPriority } from "node:os"
import { setTimeout as sleep } from "node:timers/promises"
import { loadConfig } from "./config.ts"
import { type Database, openDatabase } from "./db/database.ts"
import { createLogger, type Logger } from "./logger.ts"
import { sayFailure } from "./output.ts"
import { annotatePending } from "./writing/annotate/annotate-pending.ts"
import { workOff } from "./writing/background/work-off.ts"
import { announcing } from "./writing/changes/announcing.ts"
import { indexPending } from "./writing/index/index-articles.ts"
import { describePassedOver, type PassedOver, Shortfalls } from "./writing/passed-over/shortfalls.ts"

// A process that works off what waits: beside the servers of a machine until they end, or with --once, beside `isnad annotate`, until
// nothing is left for it. Its parent hears from it by messages. It ends with its parent, however that ends.

/** For a batch, one for what it tells, and one that merges the search index. */
const CONNECTIONS = 3
/** Articles a batch: others wait for no more. */
const MOST = 100

/** What it tells its parent, with --once: how far it is, and in the end what it did. */
export type BackgroundMessage =
  | { readonly is: "progress"; readonly phase: string; readonly done: number }
  | {
      readonly is: "done"
      readonly indexed: number
      readonly annotated: number
      readonly passedOver: readonly PassedOver[]
      readonly notes: readonly string[]
    }

const stop = new AbortController()
for (const event of ["SIGTERM", "SIGINT", "disconnect"]) process.on(event, () => stop.abort())
const once = process.argv.includes("--once")

try {
  const config = loadConfig()
  const log = createLogger(config.logLevel)
  const database = announcing(
    openDatabase({
      ...config,
      replicaUrls: [],
      poolSize: CONNECTIONS,
      onConnectionLost: (error) => log.warn({ reason: error.message }, "a database connection was lost in the background"),
    }),
    config.redisUrl,
  )
  try {
    await (once ? workOnce(database) : workUntilStopped(database, log))
  } finally {
    await database.close()
  }
} catch (error) {
  if (!stop.signal.aborted) {
    sayFailure(error)
    process.exitCode = 1
  }
}
// Otherwise its parent's messages would keep it.
if (process.connected) process.disconnect()

async function workUntilStopped(database: Database, log: Logger): Promise<void> {
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
  await workOff(database, {
    signal: stop.signal,
    most: MOST,
    rest: () => sleep(0),
    onDone: ({ indexed, annotated, shortfalls }) => {
      log.info({ indexed, annotated }, "worked off what waited")
      for (const passed of shortfalls.passedOver) log.warn({ passed }, describePassedOver(passed))
    },
    onTrouble: (error) => log.warn({ err: error }, "what waits could not be worked off; it is tried again"),
  })
}

async function workOnce(database: Database): Promise<void> {
  const tell = (message: BackgroundMessage) => process.send?.(message)
  const shortfalls = new Shortfalls()
  const { signal } = stop
  const indexed = await indexPending(
    database,
    (done) => tell({ is: "progress", phase: "indexing articles", done }),
    shortfalls,
    { signal },
  )
  const annotated = await annotatePending(database, (phase, done) => tell({ is: "progress", phase, done }), shortfalls, {
    signal,
  })
  const { passedOver, notes } = shortfalls
  tell({ is: "done", indexed, annotated, passedOver, notes })
}
