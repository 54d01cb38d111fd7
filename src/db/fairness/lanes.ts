import type { Caller } from "./caller.ts"

/** A statement that asks for a connection. */
export interface Asking {
  /** Called when its turn comes. */
  readonly begin: (turn: Turn) => void
  readonly refuse: (error: unknown) => void
  /**
   * Interrupts the statement, which is then asked again. `null` where that is impossible or was done before. @returns whether
   * it was running, and so could be interrupted.
   */
  readonly interrupt: (() => boolean) | null
}

/** A statement that holds a connection. */
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
  /** The number of its last turn. A newcomer starts with one that places it before whoever has just had a turn. */
  turn: number
}

/** The running and waiting statements of one request. */
export interface Lane {
  readonly caller: Caller
  readonly client: Client
  running: number
  /** The sum of the times at which its running statements began. */
  begun: number
  readonly waiting: Asking[]
  turn: number
  /** Since when it has held no connection. */
  idleSince: number
}

/** The requests that have running or waiting statements, and their clients. */
export class Lanes {
  readonly #lanes = new Map<Caller, Lane>()
  readonly #clients = new Map<unknown, Client>()
  /** The running statements, in the order in which they began. */
  readonly #running = new Set<Turn>()
  #waiting = 0
  /** How many turns there have been. */
  #turns = 0

  get running(): number {
    return this.#running.size
  }

  /** The running statements, in the order in which they began. */
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

  /** Marks a statement as running. */
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

  /** Removes the waiting statements of a request. @returns them. */
  empty(lane: Lane): Asking[] {
    const taken = lane.waiting.splice(0)
    lane.client.waiting -= taken.length
    this.#waiting -= taken.length
    this.#forgetIdle(lane)
    return taken
  }

  /**
   * The request with the most waiting statements, of the client with the most; among several, the last that came. At least one
   * must be waiting.
   */
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

/** Milliseconds for which a request has held connections, all together, until now. */
export function spentBy({ caller, running, begun }: Lane, now: number): number {
  return (caller.spent ?? 0) + running * now - begun
}

/** Whether the first request's turn comes before the second's. */
export function comesBefore(one: Lane, other: Lane): boolean {
  const byClient = one.client.running - other.client.running || one.client.turn - other.client.turn
  return (byClient || one.running - other.running || one.turn - other.turn) < 0
}
