import { randomUUID } from "node:crypto"
import { setTimeout as sleep } from "node:timers/promises"
import type pg from "pg"
import type { Follower } from "./follower.ts"
import { ACKNOWLEDGE, NOT_ACKNOWLEDGED, STOP_LISTENING } from "./sql.ts"

/**
 * How long a listener may answer from memory after it has read the table of changes, and so how long a writer waits at most for
 * a listener that does not acknowledge. Only durations are compared, never the clocks of two machines.
 */
export const LEASE_MS = 2_000
/** How often a writer asks whether all listeners have acknowledged; most do within milliseconds. */
const ASK_MS = { first: 1, last: 50 }

/** Follows the changes, and acknowledges how far it has read, so that writers know when nobody answers with older content. */
export class Listener {
  readonly #id = randomUUID()
  readonly #follower: Follower
  #until = 0

  constructor(follower: Follower) {
    this.#follower = follower
  }

  /**
   * Whether its lease runs: it has been told of each change whose writer does not wait any more, and may answer from memory.
   */
  get holds(): boolean {
    return performance.now() < this.#until
  }

  /** Reads the changes, tells of them, and acknowledges them. */
  async read(client: pg.ClientBase): Promise<void> {
    for (;;) {
      // The lease is counted from before the read: everything that was committed earlier is seen by it.
      const began = performance.now()
      await this.#follower.read(client)
      const { rows } = await client.query<{ held: boolean }>(ACKNOWLEDGE, [this.#id, this.#follower.seen, LEASE_MS])
      // If this listener's lease had ended before the acknowledgement arrived, a writer may have stopped waiting for it since
      // the read. It is counted as a listener again now, so it reads once more.
      if (!rows[0]?.held) continue
      this.#until = began + LEASE_MS
      return
    }
  }

  /** Ends the lease, so that no writer waits for this listener. */
  async stop(client: pg.ClientBase): Promise<void> {
    this.#until = 0
    await client.query(STOP_LISTENING, [this.#id]).catch(() => {})
  }
}

/**
 * Waits until all listeners have taken in a committed change: each one has acknowledged it, or its lease has ended. All leases
 * that began before this call end within LEASE_MS, so it waits no longer than that, also where the database cannot be asked.
 */
export async function heardByAll(pool: pg.Pool, change: string): Promise<void> {
  const end = performance.now() + LEASE_MS
  for (let wait = ASK_MS.first; performance.now() < end; wait = Math.min(2 * wait, ASK_MS.last)) {
    const waiting = await pool.query<{ count: number }>(NOT_ACKNOWLEDGED, [change, LEASE_MS]).catch(() => null)
    if (waiting?.rows[0]?.count === 0) return
    await sleep(wait)
  }
}
