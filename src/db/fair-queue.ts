import { Failure } from "../failure.ts"
import type { Caller } from "./caller.ts"

/** How many of the connections of a pool may be lent at once. */
export interface Shares {
  /** To all. */
  readonly all: number
  /** To one request. */
  readonly request: number
  /** To all requests of one client. */
  readonly client: number
  /** To all requests that have had connections for long already (HEAVY_MS). */
  readonly heavy: number
}

/** A request that has had connections for so long is a heavy one; most never come near it. */
const HEAVY_MS = 100
/** So many may wait for each connection. */
const MOST_WAITING = 100
/** Between looks at who has waited too long. */
const LOOK_MS = 250

/**
 * No request and no client gets a whole pool, however much it asks for: what it leaves is there for those that come next, who else would
 * wait until statements end that take as long as they may. For requests that proved to be heavy, some of the pool is out of reach too, so
 * that light ones never wait behind them, not even where all come from one address.
 */
export function sharesOf(connections: number): Shares {
  const most = Math.max(1, Math.floor((connections * 2) / 3))
  return { all: connections, request: Math.max(1, Math.floor(connections / 3)), client: most, heavy: most }
}

/** The embedded database runs one statement after the other: what waits there, nobody can let pass. */
export const EMBEDDED_SHARES = { request: 1, client: 2, heavy: 2 }

/** A statement that waits for its turn. */
interface Waiting {
  readonly begin: (at: number) => void
  readonly refuse: (error: unknown) => void
}

interface Client {
  readonly key: unknown
  running: number
  waiting: number
  /** When it last had its turn, counted in turns. */
  turn: number
}

/** What runs and waits of one request. */
interface Lane {
  readonly caller: Caller
  readonly client: Client
  running: number
  /** When its running statements began, added up. */
  begun: number
  readonly waiting: Waiting[]
  turn: number
  /** Since when it has had no connection. */
  idleSince: number
}

/**
 * Whose statement runs next. The turn goes to the client that has the fewest connections and among those to the one whose last turn is
 * longest ago; of its requests likewise; within a request, to what was asked first. What waits is bounded in number and time.
 */
export class FairQueue {
  readonly #shares: Shares
  readonly #patience: number
  readonly #lanes = new Map<Caller, Lane>()
  readonly #clients = new Map<unknown, Client>()
  #running = 0
  #waiting = 0
  #turn = 0
  #choosing = false
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
    return this.#waiting
  }

  /**
   * Calls `begin` when it is the statement's turn, perhaps at once; `done` must be called then when it has ended, with the time that
   * `begin` was given. Calls `refuse` instead where too many wait (Failure OVERLOADED), it waited too long, or `fail` was called.
   */
  enter(caller: Caller, begin: Waiting["begin"], refuse: Waiting["refuse"]): void {
    const now = performance.now()
    const lane = this.#laneOf(caller, now)
    // Whoever waits may not run: none is passed over.
    if (this.#mayRun(lane, now)) {
      this.#start(lane, begin, now)
      return
    }
    lane.waiting.push({ begin, refuse })
    lane.client.waiting++
    this.#waiting++
    this.#looks ??= setInterval(() => this.#refuseOverdue(), LOOK_MS).unref()
    if (this.#waiting > MOST_WAITING * this.#shares.all) this.#refuse(this.#longest(), overloaded())
  }

  /** @param began what `begin` was given. */
  done(caller: Caller, began: number): void {
    const lane = this.#lanes.get(caller) as Lane
    const now = performance.now()
    if (caller.spent !== undefined) caller.spent += now - began
    lane.running--
    lane.begun -= began
    lane.idleSince = now
    lane.client.running--
    this.#running--
    this.#dropIdle(lane)
    if (this.#waiting > 0) this.#chooseNext(now)
  }

  /** Forgets what waits of a request that has ended. */
  leave(caller: Caller): void {
    const lane = this.#lanes.get(caller)
    if (lane) this.#take(lane)
  }

  /** What else waits of a request for which no connection can be made would only wait for the same. */
  fail(caller: Caller, error: unknown): void {
    this.#trouble = error
    const lane = this.#lanes.get(caller)
    if (lane) this.#refuse(lane, error)
  }

  connected(): void {
    this.#trouble = null
  }

  #laneOf(caller: Caller, now: number): Lane {
    const known = this.#lanes.get(caller)
    if (known) return known
    const key = caller.client ?? caller
    let client = this.#clients.get(key)
    if (!client) {
      client = { key, running: 0, waiting: 0, turn: this.#turn }
      this.#clients.set(key, client)
    }
    const lane = { caller, client, running: 0, begun: 0, waiting: [], turn: this.#turn, idleSince: now }
    this.#lanes.set(caller, lane)
    return lane
  }

  #mayRun(lane: Lane, now: number): boolean {
    const { all, request, client, heavy } = this.#shares
    return (
      this.#running < all &&
      lane.running < request &&
      lane.client.running < client &&
      (this.#running < heavy || !isHeavy(lane, now) || this.#runningHeavy(now) < heavy)
    )
  }

  #runningHeavy(now: number): number {
    let running = 0
    for (const lane of this.#lanes.values()) if (isHeavy(lane, now)) running += lane.running
    return running
  }

  #start(lane: Lane, begin: Waiting["begin"], now: number): void {
    const { client } = lane
    lane.running++
    lane.begun += now
    client.running++
    this.#running++
    this.#turn++
    lane.turn = this.#turn
    client.turn = this.#turn
    begin(now)
  }

  #chooseNext(now: number): void {
    // What begins may end at once, and come here again: the loop goes on then.
    if (this.#choosing) return
    this.#choosing = true
    for (let lane = this.#next(now); lane; lane = this.#next(now)) {
      const { begin } = lane.waiting.shift() as Waiting
      lane.client.waiting--
      this.#waiting--
      this.#start(lane, begin, now)
    }
    this.#choosing = false
    this.#restIfNobodyWaits()
  }

  #next(now: number): Lane | null {
    if (this.#running >= this.#shares.all || this.#waiting === 0) return null
    let best: Lane | null = null
    for (const lane of this.#lanes.values())
      if (lane.waiting.length > 0 && (best === null || comesBefore(lane, best)) && this.#mayRun(lane, now)) best = lane
    return best
  }

  #refuseOverdue(): void {
    const oldest = performance.now() - this.#patience
    for (const lane of [...this.#lanes.values()])
      if (lane.running === 0 && lane.waiting.length > 0 && lane.idleSince < oldest)
        this.#refuse(lane, this.#trouble ?? overloaded())
  }

  /** Who has most waiting leaves first: a newcomer finds room, however many another has sent. */
  #longest(): Lane {
    const shorter = (one: Lane, other: Lane) =>
      (one.client.waiting - other.client.waiting || one.waiting.length - other.waiting.length) < 0
    return [...this.#lanes.values()].reduce((longest, lane) => (shorter(lane, longest) ? longest : lane))
  }

  #refuse(lane: Lane, error: unknown): void {
    for (const { refuse } of this.#take(lane)) refuse(error)
  }

  #take(lane: Lane): Waiting[] {
    const taken = lane.waiting.splice(0)
    lane.client.waiting -= taken.length
    this.#waiting -= taken.length
    this.#dropIdle(lane)
    this.#restIfNobodyWaits()
    return taken
  }

  #dropIdle(lane: Lane): void {
    if (lane.running > 0 || lane.waiting.length > 0) return
    const { caller, client } = lane
    this.#lanes.delete(caller)
    if (client.running === 0 && client.waiting === 0) this.#clients.delete(client.key)
  }

  #restIfNobodyWaits(): void {
    if (this.#waiting > 0) return
    clearInterval(this.#looks)
    this.#looks = undefined
  }
}

function isHeavy({ caller, running, begun }: Lane, now: number): boolean {
  return (caller.spent ?? 0) + running * now - begun >= HEAVY_MS
}

function comesBefore(one: Lane, other: Lane): boolean {
  const byClient = one.client.running - other.client.running || one.client.turn - other.client.turn
  return (byClient || one.running - other.running || one.turn - other.turn) < 0
}

function overloaded(): Failure {
  return new Failure(
    "OVERLOADED",
    "All connections to the database are busy, and others wait for them. Try again in a few seconds.",
  )
}
