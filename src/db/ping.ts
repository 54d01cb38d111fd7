import pg from "pg"

const PATIENCE_MS = 3_000

/**
 * Asks whether the database answers. It has a connection of its own, so it works also when all others are busy. The connection
 * is made when it is first needed, made again when it breaks, and closed when nobody has asked for a while.
 */
export class Ping {
  readonly #pool: pg.Pool
  readonly #describe: (error: unknown) => unknown
  #underWay: Promise<void> | null = null

  /** @param config that of the pool whose database is asked. @param describe makes a Failure of an error of `pg`. */
  constructor(config: pg.PoolConfig, describe: (error: unknown) => unknown) {
    this.#describe = describe
    this.#pool = new pg.Pool({ ...config, max: 1, connectionTimeoutMillis: PATIENCE_MS })
    // The next question makes a new connection; a server that ended its connections is reported by the main pool.
    this.#pool.on("error", () => {})
  }

  /** Callers at the same time share one question. @throws Failure DATABASE_UNAVAILABLE within seconds. */
  answers(): Promise<void> {
    this.#underWay ??= this.#ask().finally(() => {
      this.#underWay = null
    })
    return this.#underWay
  }

  async close(): Promise<void> {
    await this.#underWay?.catch(() => {})
    await this.#pool.end()
  }

  async #ask(): Promise<void> {
    const end = performance.now() + PATIENCE_MS
    const ask = () => {
      const left = Math.max(1, end - performance.now())
      return this.#pool.query({ text: "SELECT 1", query_timeout: left } as pg.QueryConfig)
    }
    try {
      // A connection that was idle for a while may have broken unnoticed, which does not mean that the database is down; so it
      // is asked once more.
      await ask().catch((error) => {
        if (performance.now() >= end) throw error
        return ask()
      })
    } catch (error) {
      throw this.#describe(error)
    }
  }
}
