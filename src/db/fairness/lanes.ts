import type { Caller } from "./caller.ts"

/** A statement that asks for a connection. */
export interface Asking {
  /** Called when its turn comes. */
  readonly begin: (turn: Turn) => void
  readonly refuse: (error: unknown) => void
  /** Stops it, to be asked again. `null` where that cannot be, or was done before. @returns whether it runs, so that it could be. */
  readonly interrupt: (() => boolean) | null
}

/** A statement that has a connection. */
export interface Turn {
  readonly asking: Asking
  readonly lane: Lane
  /** When it began, by performance.now(). */
  readonly at: number
  interrupted: boolean
}

interface Client {
  readonly key: unknown
  running: number
  waiting: number
  /** Its last turn, counted from the first of all. Newcomers stand before whoever has just had one. */
  turn: number
}

/** What runs and waits of one request. */
export interface Lane {
  readonly caller: Caller
  readonly client: Client
  running: number
  /** When its running statements began, added up. */
  begun: number
  readonly waiting: Asking[]
  turn: number
  /** Since when it has had no connection. */
  idleSince: number
}

/** The requests that have something that runs or waits, and their clients. */
export class Lanes {
  readonly #lanes = new Map<Caller, Lane>()
  readonly #clients = new Map<unknown, Client>()
  /** In the order in which they began. */
  readonly #running = new Set<Turn>()
  #waiting = 0
  /** How many there were so far. */
  #turns = 0

  get running(): number {
    return this.#running.size
  }

  /** The statements that run, in the order in which they began. */
  get turns(): Iterable<Turn> {
    return this.#running
  }

  get waiting(): number {
    return this.#waiting
  }

  get size(): number {
    return this.#lanes.size
  }

  [Symbol.iterator](): IterableIterator<Lane> {
    return this.#lanes.values()
  }

  known(caller: Caller): Lane | undefined {
    return this.#lanes.get(caller)
  }

  of(caller: Caller, now: number): Lane {
    const known = this.#lanes.get(caller)
    if (known) return known
    const key = caller.client ?? caller
    const turn = this.#turns - 1
    let client = this.#clients.get(key)
    if (!client) {
      client = { key, running: 0, waiting: 0, turn }
      this.#clients.set(key, client)
    }
    const lane = { caller, client, running: 0, begun: 0, waiting: [], turn, idleSince: now }
    this.#lanes.set(caller, lane)
    return lane
  }

  /** Lets a statement run: it is the lane's turn. */
  start(lane: Lane, asking: Asking, now: number): void {
    const { client } = lane
    lane.running++
    lane.begun += now
    client.running++
    this.#turns++
    lane.turn = this.#turns
    client.turn = this.#turns
    const turn = { asking, lane, at: now, interrupted: false }
    this.#running.add(turn)
    asking.begin(turn)
  }

  ended(turn: Turn, now: number): void {
    const { lane, at } = turn
    const { caller, client } = lane
    if (caller.spent !== undefined) caller.spent += now - at
    lane.running--
    lane.begun -= at
    lane.idleSince = now
    client.running--
    this.#running.delete(turn)
    this.#forgetIdle(lane)
  }

  wait(lane: Lane, asking: Asking): void {
    lane.waiting.push(asking)
    lane.client.waiting++
    this.#waiting++
  }

  startNext(lane: Lane, now: number): void {
    const asking = lane.waiting.shift() as Asking
    lane.client.waiting--
    this.#waiting--
    this.start(lane, asking, now)
  }

  /** Takes out what waits. */
  empty(lane: Lane): Asking[] {
    const taken = lane.waiting.splice(0)
    lane.client.waiting -= taken.length
    this.#waiting -= taken.length
    this.#forgetIdle(lane)
    return taken
  }

  /** The one of which most waits, of the client of which most waits; of several, the last that came. There must be one. */
  longest(): Lane {
    const shorter = (one: Lane, other: Lane) =>
      (one.client.waiting - other.client.waiting || one.waiting.length - other.waiting.length) < 0
    return [...this].reduce((longest, lane) => (shorter(lane, longest) ? longest : lane))
  }

  #forgetIdle(lane: Lane): void {
    if (lane.running > 0 || lane.waiting.length > 0) return
    const { caller, client } = lane
    this.#lanes.delete(caller)
    if (client.running === 0 && client.waiting === 0) this.#clients.delete(client.key)
  }
}

/** Milliseconds for which a request has had connections, all together, up to now. */
export function spentBy({ caller, running, begun }: Lane, now: number): number {
  return (caller.spent ?? 0) + running * now - begun
}

/** Whose turn is before the other's. */
export function comesBefore(one: Lane, other: Lane): boolean {
  const byClient = one.client.running - other.client.running || one.client.turn - other.client.turn
  return (byClient || one.running - other.running || one.turn - other.turn) < 0
}
