// Writers take turns by PostgreSQL's advisory locks, which are released when their transaction ends.

/**
 * The locks in the one order in which a transaction may take them: two that took them in different orders would wait for each other.
 * The numbers have no meaning but that no other program on the server should use them.
 */
export const LOCKS = {
  /** One process applies migrations; the others find them done. */
  MIGRATE: 7_313_000_001,
  /** One write of content at a time: what it checked stays true until it commits. */
  WRITE: 7_313_000_002,
  /**
   * Data that is derived from texts. Transactions that write what was found in single texts share the lock, since each writes other
   * articles. One that compares articles with each other holds it alone, and so does a write that changes names or derived data, so
   * that these do not change while others, which share the lock, depend on them.
   */
  DERIVE: 7_313_000_004,
  /** One process at a time folds the totals, and none does while a reset counts them anew. */
  TOTALS: 7_313_000_006,
  /** Words are added to the search's list by one process at a time: two that added them in different orders could wait for each other. */
  WORDS: 7_313_000_003,
  /** Taken last, just before a commit, to number changes: so the numbers become visible in order and without gaps. */
  TELL: 7_313_000_005,
} as const

export type Lock = keyof typeof LOCKS
export type LockMode = "ALONE" | "SHARED"

/**
 * The statement that waits for a lock; the lock is held until the transaction ends. A transaction may take a lock again without waiting,
 * but one that has it SHARED must never ask for it ALONE: two that did would wait for each other.
 * @param mode SHARED: others may share it too. A transaction that waits for it ALONE goes before all that ask later.
 */
export function takeTurn(lock: Lock, mode: LockMode = "ALONE"): string {
  return `SELECT pg_advisory_xact_lock${mode === "SHARED" ? "_shared" : ""}(${LOCKS[lock]})`
}
