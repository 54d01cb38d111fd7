/** How many of a pool's connections may be lent at the same time. */
export interface Shares {
  /** To all requests together. */
  readonly all: number
  /** To one request. (A heavy one gets only one while others ask.) */
  readonly request: number
  /** To all heavy requests together: those that have held connections for more than `heavyMs` in sum. */
  readonly heavy: number
  /** To all requests of one client. */
  readonly client: number
  /** In milliseconds. Most requests stay far below it. */
  readonly heavyMs: number
}

/**
 * No request and no client gets all connections of a pool, however much it asks for: those that come next would have to wait
 * for statements that may take as long as the timeout. Heavy requests together get less than one client may have, so that light
 * ones need not wait behind them even where all requests come from one address.
 */
export function sharesOf(connections: number): Shares {
  const shareOf = (part: number) => Math.max(1, Math.floor(connections * part))
  return {
    all: connections,
    request: shareOf(1 / 3),
    heavy: shareOf(1 / 2),
    client: Math.max(1, connections - shareOf(1 / 5)),
    heavyMs: 100,
  }
}

/**
 * The shares for the embedded database, which runs one statement after the other in the order in which it gets them: so as few
 * as possible are sent ahead. Time with a connection is mostly waiting time there, so it does not make a request heavy.
 */
export function embeddedShares(connections: number): Shares {
  return { all: connections, request: 1, heavy: 1, client: 2, heavyMs: 1_000 }
}
