/** How many of the connections of a pool may be lent at once. */
export interface Shares {
  /** To all. */
  readonly all: number
  /** To one request; to a heavy one while others ask, one. */
  readonly request: number
  /** To all heavy requests: those that have had connections for `heavyMs`, all together. */
  readonly heavy: number
  /** To all requests of one client. */
  readonly client: number
  /** Milliseconds. Most requests never come near it. */
  readonly heavyMs: number
}

/**
 * No request and no client gets a whole pool, however much it asks for: what it leaves is there for those that come next, who else would
 * wait until statements end that take as long as they may. Heavy requests get less than a client does, so that light ones need not wait
 * behind them where all come from one address.
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
 * The embedded database runs one statement after the other, in the order in which they were sent: as few as can be are sent before they
 * are due. Time with a connection is mostly time behind others there.
 */
export function embeddedShares(connections: number): Shares {
  return { all: connections, request: 1, heavy: 1, client: 2, heavyMs: 1_000 }
}
