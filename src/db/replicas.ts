import pg from "pg"
import { Failure, systemCode } from "../failure.ts"
import type { Caller } from "./fairness/caller.ts"
import type { FairQueue } from "./fairness/fair-queue.ts"

/**
 * The time between checks of a replica's position: the first and the longest while it is behind, and while it is unreachable.
 */
const LOOK_MS = { first: 5, last: 250, gone: 1_000 }
/** A check that takes longer fails: the replica or the network does not answer. */
const SILENCE_MS = 3_000
/**
 * SQLSTATEs with which a replica ends a statement that conflicts with what it replays: serialization_failure,
 * deadlock_detected.
 */
const IN_THE_WAY = new Set(["40001", "40P01"])

const REPLAYED = "SELECT pg_is_in_recovery() AND pg_last_wal_replay_lsn() >= $1::pg_lsn AS replayed"

/** A replica of the primary. It is used while it is known to have replayed everything that this process has been told of. */
export class Replica {
  readonly pool: pg.Pool
  readonly queue: FairQueue
  readonly #onLost: (error: Error) => void
  /** The position in the primary's log up to which it must have replayed. */
  #needs: string | null = null
  #ready = false
  #looking = false
  #closed = false

  constructor(config: pg.PoolConfig, queue: FairQueue, onLost: (error: Error) => void) {
    this.pool = new pg.Pool(config)
    this.queue = queue
    this.#onLost = onLost
    this.pool.on("error", onLost)
  }

  get ready(): boolean {
    return this.#ready
  }

  /** How many statements run on it or wait for it. */
  get busy(): number {
    return this.pool.totalCount - this.pool.idleCount + this.pool.waitingCount + this.queue.waiting
  }

  needs(position: string): void {
    this.#needs = position
    this.#ready = false
    if (!this.#looking) void this.#lookUntilReady()
  }

  /**
   * Notes an error of a statement. @returns whether the primary may succeed where the replica failed; if it is unreachable, it
   * is not used until it answers again.
   */
  fails(error: unknown): boolean {
    if (IN_THE_WAY.has(systemCode(error) ?? "")) return true
    if (!(error instanceof Failure && error.code === "DATABASE_UNAVAILABLE")) return false
    if (this.#ready) this.#onLost(error)
    if (this.#needs !== null) this.needs(this.#needs)
    return true
  }

  async close(): Promise<void> {
    this.#closed = true
    await this.pool.end()
  }

  async #lookUntilReady(): Promise<void> {
    this.#looking = true
    let wait = LOOK_MS.first
    while (!this.#ready && !this.#closed) {
      const needs = this.#needs
      const query: pg.QueryConfig & { query_timeout: number } = { text: REPLAYED, values: [needs], query_timeout: SILENCE_MS }
      const replayed = await this.pool.query<{ replayed: boolean | null }>(query).then(
        ({ rows }) => rows[0]?.replayed === true,
        () => null,
      )
      // A later position may be needed by now.
      if (replayed && needs === this.#needs) this.#ready = true
      else await later(replayed === null ? LOOK_MS.gone : wait)
      wait = Math.min(2 * wait, LOOK_MS.last)
    }
    this.#looking = false
  }
}

/**
 * The replicas of a database. They are used only while this process follows the changes: writers wait until it has noted here
 * which position a replica must have replayed. So nobody reads, after a write, what was there before it.
 */
export class Replicas {
  readonly #all: readonly Replica[]
  /**
   * The replica on which a request's statements run: all on the same one, so that a later one never sees less than an earlier;
   * `null`: the primary.
   */
  readonly #chosen = new WeakMap<Caller, Replica | null>()
  #follows = () => false
  #turn = 0

  constructor(all: readonly Replica[]) {
    this.#all = all
  }

  /** @param follows whether this process is currently told of all changes. */
  followed(follows: () => boolean): void {
    this.#follows = follows
  }

  /**
   * From now on only replicas are used that have replayed the primary's log up to `position`, in PostgreSQL's notation:
   * `0/1A2B3C4D`.
   */
  need(position: string): void {
    for (const replica of this.#all) replica.needs(position)
  }

  /** Chooses where to run a statement; `null`: on the primary. */
  choose(caller: Caller | undefined): Replica | null {
    const before = caller && this.#chosen.get(caller)
    const replica = this.#follows() ? (before === undefined ? this.#leastBusy() : before) : null
    const chosen = replica?.ready ? replica : null
    if (caller) this.#chosen.set(caller, chosen)
    return chosen
  }

  /** How many replicas are usable now. */
  get ready(): number {
    return this.#all.filter(({ ready }) => ready).length
  }

  async close(): Promise<void> {
    await Promise.all(this.#all.map((replica) => replica.close()))
  }

  #leastBusy(): Replica | null {
    this.#turn++
    const { length } = this.#all
    const ready = this.#all.map((_, index) => this.#all[(index + this.#turn) % length] as Replica).filter(({ ready }) => ready)
    return ready.reduce<Replica | null>((best, each) => (best && best.busy <= each.busy ? best : each), null)
  }
}

/** A timer that does not keep the process running. */
function later(milliseconds: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, milliseconds).unref())
}
