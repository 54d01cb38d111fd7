import type { Config } from "../../config.ts"
import { connectionLimit } from "../../db/connection-limit.ts"
import type { Database } from "../../db/database.ts"
import { Failure } from "../../failure.ts"

/** Besides its pool, a worker has one connection on which it hears of changes, and one for `/ready`. */
const OWN_CONNECTIONS = 2
/** The embedded database has one session, which all connections share; more processes would only wait for each other. */
const MOST_WORKERS_EMBEDDED = 8
/** Connections left free for commands and administrators. */
const LEFT_FREE = 3
/** Of the process that works off what waits. */
const BACKGROUND_CONNECTIONS = 3

/**
 * The pool size of each worker: as configured, but so small that all workers together stay within what the server accepts.
 * @throws Failure CONFIGURATION if there is not even one connection for each.
 */
export async function boundedPool(
  database: Database,
  { workers, poolSize, background }: Pick<Config, "workers" | "poolSize" | "background">,
): Promise<number> {
  if (database.embedded) {
    if (workers <= MOST_WORKERS_EMBEDDED) return poolSize
    throw new Failure(
      "CONFIGURATION",
      `WORKERS=${workers}: expected ${MOST_WORKERS_EMBEDDED} at most for the embedded database, whose statements run one after the other. Lower it, or set DATABASE_URL.`,
    )
  }
  const limit = await connectionLimit(database)
  const bound = Math.floor((limit - LEFT_FREE - (background ? BACKGROUND_CONNECTIONS : 0)) / workers) - OWN_CONNECTIONS
  if (bound >= 1) return Math.min(poolSize, bound)
  throw new Failure(
    "CONFIGURATION",
    `WORKERS=${workers}: expected so few that each has three connections at least; the database server accepts ${limit}. Lower it, or raise max_connections.`,
  )
}
