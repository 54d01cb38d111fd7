// Who writes takes turns by PostgreSQL's advisory locks, which end with their transaction.

/**
 * The locks in the one order in which a transaction may take them: two that took them in different orders would wait for each other.
 * The numbers have no meaning but that no other program on the server should use them.
 */
export const LOCKS = {
  /** One process applies migrations; the others find them done. */
  MIGRATE: 7_313_000_001,
  /** One write of content at a time: what it checked stays true until it commits. */
  WRITE: 7_313_000_002,
  /** One process derives from texts at a time, and a write that touches what was derived. */
  DERIVE: 7_313_000_004,
  /** Words of search are added by turns: in another order each, processes would wait for each other's rows. */
  WORDS: 7_313_000_003,
  /** Changes are numbered the last thing before a commit, so that their numbers become visible in order and without gaps. */
  TELL: 7_313_000_005,
} as const

export type Lock = keyof typeof LOCKS

/** The statement that waits for a lock and holds it until the transaction ends. Taken again by its holder, it waits for nobody. */
export function takeTurn(lock: Lock): string {
  return `SELECT pg_advisory_xact_lock(${LOCKS[lock]})`
}
