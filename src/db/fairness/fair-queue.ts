import { Failure } from "../../failure.ts"
import type { Caller } from "./caller.ts"
import { type Asking, comesBefore, type Lane, Lanes, spentBy, type Turn } from "./lanes.ts"
import type { Shares } from "./shares.ts"

/** So many may wait for each connection. */
const MOST_WAITING = 100
/** For so long after a light request others are expected. */
const OTHERS_MS = 1_000
/** Between looks at who waits. */
const LOOK_MS = 100

/**
 * Whose statement runs next. The turn goes to the client that has the fewest connections, and among those to the one whose last turn is
 * longest ago; of its requests likewise; within a request, to what was asked first. What waits is bounded in number and time.
 */
export class FairQueue {
  readonly #shares: Shares
  readonly #patience: number
  readonly #lanes = new Lanes()
  #choosing = false
  /** When a light request last asked. */
  #lightAt = Number.NEGATIVE_INFINITY
  /** Why connections cannot be made, as it was last seen; `null` where they can. */
  #trouble: unknown = null
  #looks: NodeJS.Timeout | undefined

  /** @param patience milliseconds that a request waits at most while it has no connection at all. */
  constructor(shares: Shares, patience: number) {
    this.#shares = shares
    this.#patience = patience
  }

  /** How many statements wait. */
  get waiting(): number {
    return this.#lanes.waiting
  }

  /** How many requests have something that runs or waits. */
  get known(): number {
    return this.#lanes.size
  }

  /**
   * Calls `begin` when it is the statement's turn, perhaps at once; `done` must be called then when it has ended, with what `begin` was
   * given. Calls `refuse` instead where too many wait, it waited too long (both OVERLOADED), or `fail` was called.
   */
  enter(caller: Caller, asking: Asking): void {
    const now = performance.now()
    const lanes = this.#lanes
    const lane = lanes.of(caller, now)
    if (!this.#isHeavy(lane, now)) this.#lightAt = now
    // Whoever waits may not run: none is passed over.
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

  /** Forgets what waits of a request that has ended. */
  leave(caller: Caller): void {
    const lane = this.#lanes.known(caller)
    if (lane) this.#empty(lane)
  }

  /** Refuses what else waits of a request for which no connection could be made: it would only wait for the same. */
  fail(caller: Caller, error: unknown): void {
    this.#trouble = error
    const lane = this.#lanes.known(caller)
    if (lane) this.#refuse(lane, error)
  }

  /** Connections can be made. */
  connected(): void {
    this.#trouble = null
  }

  #mayRun(lane: Lane, now: number): boolean {
    const { all, request, client, heavy } = this.#shares
    const { running } = this.#lanes
    if (running >= all || lane.running >= request || lane.client.running >= client) return false
    if (!this.#isHeavy(lane, now)) return true
    // More connections would be lent, and take the database's processors from those that are there.
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
    // What begins may end at once, and come here again: the loop goes on then.
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
   * Many requests that begin at once are all light at first, and hold what is left for light ones when they turn out to be heavy. Where a
   * light one waits for that, the last of those statements are stopped, to be asked again when heavy ones have their turn.
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
