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
   * What is derived from texts. Shared by those that read texts, each of other articles; alone for whoever compares articles with each
   * other, and for a write that touches names or what was derived, so that neither changes while somebody reads texts.
   */
  DERIVE: 7_313_000_004,
  /** One process at a time folds the totals, and none does while a reset counts them anew. */
  TOTALS: 7_313_000_006,
  /** Words of search are added by turns: in another order each, processes would wait for each other's rows. */
  WORDS: 7_313_000_003,
  /** Changes are numbered the last thing before a commit, so that their numbers become visible in order and without gaps. */
  TELL: 7_313_000_005,
} as const

export type Lock = keyof typeof LOCKS
export type LockMode = "ALONE" | "SHARED"

/**
 * The statement that waits for a lock and holds it until the transaction ends. Taken again by its holder, it waits for nobody; but who
 * shares a lock never asks for it alone in the same transaction: two that did would wait for each other.
 * @param mode SHARED holds it with others that share it; who waits for it alone comes before those that ask later.
 */
export function takeTurn(lock: Lock, mode: LockMode = "ALONE"): string {
  return `SELECT pg_advisory_xact_lock${mode === "SHARED" ? "_shared" : ""}(${LOCKS[lock]})`
}
