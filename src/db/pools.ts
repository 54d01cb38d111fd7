import pg from "pg"
import type { Embedded } from "./embedded/embedded.ts"
import { SOCKET_PORT } from "./embedded/location.ts"
import { NAMES_SECONDS } from "./prepared.ts"

export interface PoolOptions {
  readonly poolSize: number
  readonly statementTimeoutMs: number
  /**
   * Whether a connection is one session of the server. `false` behind PgBouncer's transaction pooling, where each transaction
   * may have another session.
   */
  readonly sessions: boolean
}

/** Formats that src/db/types.ts parses fastest, regardless of the server's settings. */
const READ_BEST = { TimeZone: "UTC", DateStyle: "ISO" }
/**
 * JIT is off: statements here take milliseconds, and where the planner overestimates one, compiling it takes longer than
 * running it.
 */
const OPTIONS = [...Object.entries({ ...READ_BEST, jit: "off" })].map(([name, value]) => `-c ${name}=${value}`).join(" ")

/**
 * `pg` has no option for these startup parameters, which PgBouncer keeps for each client; PgBouncer does not accept `options`.
 */
const Starting = pg.Client as unknown as new (
  config?: pg.ClientConfig,
) => pg.Client & { getStartupConf(): Record<string, string> }
class PooledClient extends Starting {
  override getStartupConf(): Record<string, string> {
    return { ...super.getStartupConf(), ...READ_BEST }
  }
}

/** The settings for `pg` of a pool of connections to a PostgreSQL server. @param connectionString a URL, as in DATABASE_URL. */
export function serverPool(
  connectionString: string,
  { poolSize, statementTimeoutMs, sessions }: PoolOptions,
): pg.PoolConfig & { Client?: typeof pg.Client } {
  return {
    connectionString,
    max: poolSize,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    maxLifetimeSeconds: NAMES_SECONDS,
    keepAlive: true,
    application_name: "isnad",
    ...(sessions
      ? { statement_timeout: statementTimeoutMs, options: OPTIONS }
      : { Client: PooledClient as unknown as typeof pg.Client }),
  }
}

/** How many connections a process has to the embedded database, which runs all statements one after the other. */
export const EMBEDDED_POOL = 4

/**
 * The settings for `pg` of a pool of connections to the embedded database. Each connection first makes sure that some process
 * serves it.
 */
export function embeddedPool(embedded: Embedded): pg.PoolConfig & { Client: typeof pg.Client } {
  class EmbeddedClient extends pg.Client {
    // biome-ignore lint/suspicious/noExplicitAny: pg's connect is overloaded with a callback, which its pool uses
    override connect(callback?: any): any {
      const connected = embedded.ensureServed().then(() => super.connect())
      if (!callback) return connected
      connected.then(() => callback(), callback)
    }
  }
  const { socketFolder } = embedded.location
  return {
    Client: EmbeddedClient,
    host: socketFolder,
    port: SOCKET_PORT,
    user: "postgres",
    database: "postgres",
    max: EMBEDDED_POOL,
    idleTimeoutMillis: 30_000,
  }
}
