import { randomUUID } from "node:crypto"
import { setTimeout as sleep } from "node:timers/promises"
import type pg from "pg"
import type { Follower } from "./follower.ts"
import { ACKNOWLEDGE, NOT_ACKNOWLEDGED, STOP_LISTENING } from "./sql.ts"

/**
 * For so long after a look at the changes a listener may answer from memory, and writers wait so long at most for one that says
 * nothing. Only lengths of time are compared, never the clocks of two machines.
 */
export const LEASE_MS = 2_000
/** How often a writer asks: listeners answer within milliseconds mostly. */
const ASK_MS = { first: 1, last: 50 }

/** One who follows the changes and says how far, so that writers know when nobody answers from before. */
export class Listener {
  readonly #id = randomUUID()
  readonly #follower: Follower
  #until = 0

  constructor(follower: Follower) {
    this.#follower = follower
  }

  /** Whether each change whose writer waits no more was told. */
  get holds(): boolean {
    return performance.now() < this.#until
  }

  /** Tells of what changed and says so. */
  async read(client: pg.ClientBase): Promise<void> {
    for (;;) {
      // The lease begins before the look: what is committed later may be in it, what was committed earlier is.
      const began = performance.now()
      await this.#follower.read(client)
      const { rows } = await client.query<{ held: boolean }>(ACKNOWLEDGE, [this.#id, this.#follower.seen, LEASE_MS])
      // Where a writer might have counted it as gone, between the look and this word of it, it looks once more, counted now.
      if (!rows[0]?.held) continue
      this.#until = began + LEASE_MS
      return
    }
  }

  /** So that no writer waits for it. */
  async stop(client: pg.ClientBase): Promise<void> {
    this.#until = 0
    await client.query(STOP_LISTENING, [this.#id]).catch(() => {})
  }
}

/**
 * Waits until all who listen have taken in a change that was committed: by their word, or by the end of their lease, which ends for all
 * whose last look was before this began. Of a database that cannot be asked there is no word.
 */
export async function heardByAll(pool: pg.Pool, change: string): Promise<void> {
  const end = performance.now() + LEASE_MS
  for (let wait = ASK_MS.first; performance.now() < end; wait = Math.min(2 * wait, ASK_MS.last)) {
    const waiting = await pool.query<{ count: number }>(NOT_ACKNOWLEDGED, [change, LEASE_MS]).catch(() => null)
    if (waiting?.rows[0]?.count === 0) return
    await sleep(wait)
  }
}
