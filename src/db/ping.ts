import pg from "pg"

const PATIENCE_MS = 3_000

/**
 * Asks whether the database answers, on a connection of its own: where all others are busy, it answers none the less. The connection is
 * made when it is first needed, again where it breaks, and closed when nobody has asked for a while.
 */
export class Ping {
  readonly #pool: pg.Pool
  readonly #describe: (error: unknown) => unknown
  #underWay: Promise<void> | null = null

  /** @param config the pool's whose database is meant. @param describe makes a Failure of what `pg` throws. */
  constructor(config: pg.PoolConfig, describe: (error: unknown) => unknown) {
    this.#describe = describe
    this.#pool = new pg.Pool({ ...config, max: 1, connectionTimeoutMillis: PATIENCE_MS })
    // It is made anew with the next question, and the pool tells of a server that ended its connections.
    this.#pool.on("error", () => {})
  }

  /** Many who ask at once are given one answer. @throws Failure DATABASE_UNAVAILABLE within seconds. */
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
      // A connection that nobody used for a while may have broken unnoticed: that says nothing of the database.
      await ask().catch((error) => {
        if (performance.now() >= end) throw error
        return ask()
      })
    } catch (error) {
      throw this.#describe(error)
    }
  }
}
