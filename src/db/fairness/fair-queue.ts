import { Failure } from "../../failure.ts"
import type { Caller } from "./caller.ts"
import { type Asking, comesBefore, type Lane, Lanes, spentBy, type Turn } from "./lanes.ts"
import type { Shares } from "./shares.ts"

/** How many statements may wait for each connection. */
const MOST_WAITING = 100
/** For how long after a light request further light ones are expected. */
const OTHERS_MS = 1_000
/** The interval at which waiting statements are checked. */
const LOOK_MS = 100

/**
 * Decides which statement runs next. It goes to the client with the fewest connections, and among those to the one whose last
 * turn is longest ago; among that client's requests likewise; within a request, to the statement that was asked first. How many
 * may wait, and for how long, is limited.
 */
export class FairQueue {
  readonly #shares: Shares
  readonly #patience: number
  readonly #lanes = new Lanes()
  #choosing = false
  /** When a light request last asked for a connection. */
  #lightAt = Number.NEGATIVE_INFINITY
  /** The last error of making a connection; `null` once one could be made. */
  #trouble: unknown = null
  #looks: NodeJS.Timeout | undefined

  /** @param patience milliseconds for which a request that holds no connection waits at most. */
  constructor(shares: Shares, patience: number) {
    this.#shares = shares
    this.#patience = patience
  }

  /** How many statements are waiting. */
  get waiting(): number {
    return this.#lanes.waiting
  }

  /** How many requests have statements that run or wait. */
  get known(): number {
    return this.#lanes.size
  }

  /**
   * Calls `begin` when it is the statement's turn, perhaps at once; it is given a turn, and `done` must be called with that
   * when the statement has ended. Calls `refuse` instead if too many wait or it waited too long (both OVERLOADED), or when
   * `fail` was called.
   */
  enter(caller: Caller, asking: Asking): void {
    const now = performance.now()
    const lanes = this.#lanes
    const lane = lanes.of(caller, now)
    if (!this.#isHeavy(lane, now)) this.#lightAt = now
    // It may run at once only if no other waiting statement could run now.
    if (this.#mayRun(lane, now)) {
      lanes.start(lane, asking, now)
      return
    }
    lanes.wait(lane, asking)
    this.#looks ??= setInterval(() => this.#look(), LOOK_MS).unref()
    if (lanes.waiting > MOST_WAITING * this.#shares.all) this.#refuse(lanes.longest(), overloaded())
  }

  done(turn: Turn): void {
    const now = performance.now()
    this.#lanes.ended(turn, now)
    if (this.#lanes.waiting > 0) this.#chooseNext(now)
  }

  /** Drops the waiting statements of a request that has ended. */
  leave(caller: Caller): void {
    const lane = this.#lanes.known(caller)
    if (lane) this.#empty(lane)
  }

  /**
   * Refuses the other waiting statements of a request for which no connection could be made, since they would fail in the same
   * way.
   */
  fail(caller: Caller, error: unknown): void {
    this.#trouble = error
    const lane = this.#lanes.known(caller)
    if (lane) this.#refuse(lane, error)
  }

  /** Notes that connections can be made. */
  connected(): void {
    this.#trouble = null
  }

  #mayRun(lane: Lane, now: number): boolean {
    const { all, request, client, heavy } = this.#shares
    const { running } = this.#lanes
    if (running >= all || lane.running >= request || lane.client.running >= client) return false
    if (!this.#isHeavy(lane, now)) return true
    // While light requests come, a heavy one gets no second connection: it would take processor time of the database from them.
    if (lane.running > 0 && now - this.#lightAt < OTHERS_MS) return false
    return running < heavy || this.#runningHeavy(now) < heavy
  }

  #isHeavy(lane: Lane, now: number): boolean {
    return spentBy(lane, now) >= this.#shares.heavyMs
  }

  #runningHeavy(now: number): number {
    let running = 0
    for (const { lane } of this.#lanes.turns) if (this.#isHeavy(lane, now)) running++
    return running
  }

  #chooseNext(now: number): void {
    // `begin` may end at once and call this again; the loop that is already running then goes on.
    if (this.#choosing) return
    this.#choosing = true
    for (let lane = this.#next(now); lane; lane = this.#next(now)) this.#lanes.startNext(lane, now)
    this.#choosing = false
    this.#restIfNobodyWaits()
  }

  #next(now: number): Lane | null {
    if (this.#lanes.running >= this.#shares.all || this.#lanes.waiting === 0) return null
    let best: Lane | null = null
    for (const lane of this.#lanes)
      if (lane.waiting.length > 0 && (best === null || comesBefore(lane, best)) && this.#mayRun(lane, now)) best = lane
    return best
  }

  #look(): void {
    const now = performance.now()
    for (const lane of [...this.#lanes])
      if (lane.running === 0 && lane.waiting.length > 0 && lane.idleSince < now - this.#patience)
        this.#refuse(lane, this.#trouble ?? overloaded())
    this.#makeRoom(now)
  }

  /**
   * Many requests that start together all count as light at first, and may hold the connections that are kept for light ones
   * when they turn out to be heavy. If a light request waits for those, the last of their statements are interrupted, and asked
   * again when it is the heavy ones' turn.
   */
  #makeRoom(now: number): void {
    if (![...this.#lanes].some((lane) => lane.running === 0 && lane.waiting.length > 0 && !this.#isHeavy(lane, now))) return
    const heavy = [...this.#lanes.turns].filter(({ lane }) => this.#isHeavy(lane, now))
    for (const turn of heavy.slice(this.#shares.heavy)) turn.interrupted ||= turn.asking.interrupt?.() ?? false
  }

  #refuse(lane: Lane, error: unknown): void {
    for (const { refuse } of this.#empty(lane)) refuse(error)
  }

  #empty(lane: Lane): Asking[] {
    const taken = this.#lanes.empty(lane)
    this.#restIfNobodyWaits()
    return taken
  }

  #restIfNobodyWaits(): void {
    if (this.#lanes.waiting > 0) return
    clearInterval(this.#looks)
    this.#looks = undefined
  }
}

function overloaded(): Failure {
  const message = "All connections to the database are busy, and others wait for them. Try again in a few seconds."
  return new Failure("OVERLOADED", message)
}
