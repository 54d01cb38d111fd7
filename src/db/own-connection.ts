import pg from "pg"

/** A connection like those of the pool, and not of it: for one who keeps it. Not connected yet. @param options beside the pool's own. */
export function ownConnection(pool: pg.Pool, options: pg.ClientConfig = {}): pg.Client {
  const { Client = pg.Client, ...config } = pool.options
  return new (Client as typeof pg.Client)({ ...config, ...options })
}
