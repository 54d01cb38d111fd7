import type { Socket } from "node:net"
import { overloaded } from "../../errors.ts"

/** In bytes. A request that is larger, or that follows a larger answer on its connection, waits for its turn. */
const LARGE = { request: 1_000, answer: 100_000 }
/** Milliseconds. Work that took less of the process's time is not followed by a rest. */
const SHORT_MS = 1
/** Milliseconds that it takes to make one byte of an answer (docs/performance.md, Q5). */
const MS_PER_BYTE = 1e-5
/** A rest is this many times as long as the work before it, but not longer than `mostMs`. */
const REST = { times: 4, mostMs: 200 }
/** For how long after a small request further small ones are expected. */
const OTHERS_MS = 1_000
/** How many requests wait at most. */
const MOST_WAITING = 200

interface Waiting {
  readonly begin: () => void
  readonly refuse: (error: unknown) => void
}

/**
 * Lets small requests run between large ones. Parsing and checking a large document, or writing a long answer, takes
 * milliseconds in which the process does nothing else, many times what a whole small query takes, even if the document is then
 * refused. A client that sends such requests without pause would make everybody else wait for each. So large requests take
 * turns, by client, and between the turns are rests that leave most of the time to small requests, while there are any. A
 * document that is already cached takes almost no time, and no rest follows it.
 */
export class Pace {
  /** By client; the client whose turn is next comes first. */
  readonly #waiting = new Map<string, Waiting[]>()
  #count = 0
  #turning = false
  #restUntil = 0
  /** Connections whose last answer was long, since the next one probably is too. */
  readonly #long = new WeakSet<Socket>()
  /** How many small requests have come, and when that number was last seen to have grown. */
  #small = 0
  #seen = 0
  #grewAt = Number.NEGATIVE_INFINITY

  /** Called for each request. @param bytes its size. @returns whether it must wait for its turn. */
  isLarge(bytes: number, socket?: Socket): boolean {
    const large = bytes > LARGE.request || (socket !== undefined && this.#long.has(socket))
    if (!large) this.#small++
    return large
  }

  /**
   * Resolves when it is the turn of a large request. The turn lasts as long as it works without waiting for anything. @throws
   * OVERLOADED if too many wait.
   */
  turn(client: string): Promise<void> {
    return new Promise((begin, refuse) => {
      const others = this.#waiting.get(client)
      if (others) others.push({ begin, refuse })
      else this.#waiting.set(client, [{ begin, refuse }])
      if (++this.#count > MOST_WAITING) this.#refuseOne()
      if (!this.#turning) this.#takeTurns()
    })
  }

  /** Called for each answer that was made and not taken from memory. */
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
    // By then, everything has run that did not wait for anything.
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

  /** Refuses the last request of the client with the most waiting ones. */
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
