import pg from "pg"

/**
 * A new connection with the pool's settings that is not part of the pool, for a caller who keeps it. It is not connected yet.
 * @param options override the pool's.
 */
export function ownConnection(pool: pg.Pool, options: pg.ClientConfig = {}): pg.Client {
  const { Client = pg.Client, ...config } = pool.options
  return new (Client as typeof pg.Client)({ ...config, ...options })
}
