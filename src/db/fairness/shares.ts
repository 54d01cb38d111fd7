/** How many of the connections of a pool may be lent at once. */
export interface Shares {
  /** To all. */
  readonly all: number
  /** To one request. */
  readonly request: number
  /** To all requests of one client. */
  readonly client: number
  /** To all requests that have had connections for long already (lanes.ts). */
  readonly heavy: number
}

/**
 * No request and no client gets a whole pool, however much it asks for: what it leaves is there for those that come next, who else would
 * wait until statements end that take as long as they may. For requests that proved to be heavy, some of the pool is out of reach too, so
 * that light ones never wait behind them, not even where all come from one address.
 */
export function sharesOf(connections: number): Shares {
  const most = Math.max(1, Math.floor((connections * 2) / 3))
  return { all: connections, request: Math.max(1, Math.floor(connections / 3)), client: most, heavy: most }
}

/** The embedded database runs one statement after the other: what has been sent there, nobody can overtake. */
export function embeddedShares(connections: number): Shares {
  return { all: connections, request: 1, client: 2, heavy: 2 }
}
