import type { Socket } from "node:net"
import { overloaded } from "../../errors.ts"

/** A request with more bytes, and the next after an answer with more, wait for their turn. */
const LARGE = { request: 1_000, answer: 100_000 }
/** What takes less of the process's time is not worth a rest. Milliseconds. */
const SHORT_MS = 1
/** What a byte of an answer takes to make (docs/performance.md, Q5). */
const MS_PER_BYTE = 1e-5
/** A rest is so many times as long as what came before it, and never longer than so long. */
const REST = { times: 4, mostMs: 200 }
/** For so long after a small request others are expected. */
const OTHERS_MS = 1_000
/** So many wait at most. */
const MOST_WAITING = 200

interface Waiting {
  readonly begin: () => void
  readonly refuse: (error: unknown) => void
}

/**
 * Lets small requests pass between large ones. To read and check a large document, or to write a long answer, takes milliseconds in which
 * the process does nothing else, many times what a small query takes altogether, also where the document is then refused: who asks so
 * without a pause would have everybody else wait for each. So large requests take turns, by client, and rests between the turns leave most
 * of the time to small ones, while there are any. A document that is known already takes next to no time, and is followed by no rest.
 */
export class Pace {
  /** By client, the one whose turn is next first. */
  readonly #waiting = new Map<string, Waiting[]>()
  #count = 0
  #turning = false
  #restUntil = 0
  /** Connections whose last answer was long: the next will be, mostly. */
  readonly #long = new WeakSet<Socket>()
  /** How many small requests there were, and when the count was last seen to have grown. */
  #small = 0
  #seen = 0
  #grewAt = Number.NEGATIVE_INFINITY

  /** To be asked of each request. @param bytes of it. @returns whether it has to wait for its turn. */
  isLarge(bytes: number, socket?: Socket): boolean {
    const large = bytes > LARGE.request || (socket !== undefined && this.#long.has(socket))
    if (!large) this.#small++
    return large
  }

  /** Resolves when it is a large request's turn: what it does then without waiting is its turn. @throws OVERLOADED where too many wait. */
  turn(client: string): Promise<void> {
    return new Promise((begin, refuse) => {
      const others = this.#waiting.get(client)
      if (others) others.push({ begin, refuse })
      else this.#waiting.set(client, [{ begin, refuse }])
      if (++this.#count > MOST_WAITING) this.#refuseOne()
      if (!this.#turning) this.#takeTurns()
    })
  }

  /** To be told of each answer that was made, and did not come out of memory. */
  answered(bytes: number, socket: Socket): void {
    if (bytes > LARGE.answer) {
      this.#long.add(socket)
      this.#restFor(bytes * MS_PER_BYTE)
    } else this.#long.delete(socket)
  }

  #takeTurns(): void {
    this.#turning = this.#count > 0
    if (!this.#turning) return
    const rest = this.#restUntil - performance.now()
    if (rest > 0 && this.#expectsOthers()) {
      setTimeout(() => this.#takeTurns(), rest)
      return
    }
    const [client, turns] = this.#waiting.entries().next().value as [string, Waiting[]]
    const { begin } = turns.shift() as Waiting
    this.#count--
    this.#waiting.delete(client)
    if (turns.length > 0) this.#waiting.set(client, turns)
    const began = performance.now()
    begin()
    // By then all is done that follows without waiting for anything.
    setImmediate(() => {
      this.#restFor(performance.now() - began)
      this.#takeTurns()
    })
  }

  #restFor(took: number): void {
    if (took < SHORT_MS) return
    const now = performance.now()
    this.#restUntil = Math.min(Math.max(now, this.#restUntil) + REST.times * took, now + REST.mostMs)
  }

  /** The last of the client of which most wait. */
  #refuseOne(): void {
    const [client, turns] = [...this.#waiting].reduce((most, each) => (each[1].length > most[1].length ? each : most))
    turns.pop()?.refuse(overloaded())
    this.#count--
    if (turns.length === 0) this.#waiting.delete(client)
  }

  #expectsOthers(): boolean {
    const now = performance.now()
    if (this.#small !== this.#seen) this.#grewAt = now
    this.#seen = this.#small
    return now - this.#grewAt < OTHERS_MS
  }
}
