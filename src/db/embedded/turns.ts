import type { Socket } from "node:net"

// https://www.postgresql.org/docs/current/protocol-message-formats.html

const SSL_REQUEST = 80_877_103
const GSS_REQUEST = 80_877_104
const CANCEL_REQUEST = 80_877_102

const SIMPLE_QUERY = 0x51
const SYNC = 0x53
const FLUSH = 0x48
const TERMINATE = 0x58

/** Messages that belong together. `complete` is false where the connection waits for an answer in the middle of a statement. */
export interface Turn {
  readonly messages: Buffer
  readonly complete: boolean
}

/** Divides what a connection sends into turns. */
export class TurnReader {
  #buffer: Buffer = Buffer.alloc(0)
  /** How many bytes of `#buffer` have been examined; they are whole messages of an unfinished turn. */
  #seen = 0
  #started = false
  readonly #connection: Socket

  constructor(connection: Socket) {
    this.#connection = connection
  }

  *read(data: Buffer): Generator<Turn> {
    this.#buffer = this.#buffer.length > 0 ? Buffer.concat([this.#buffer, data]) : data
    while (!this.#started) {
      if (this.#buffer.length < 8 || this.#buffer.length < this.#buffer.readInt32BE(0)) return
      yield* this.#start(this.#buffer.readInt32BE(4))
    }
    while (this.#buffer.length - this.#seen >= 5) {
      const type = this.#buffer[this.#seen]
      const end = this.#seen + 1 + this.#buffer.readInt32BE(this.#seen + 1)
      if (this.#buffer.length < end) return
      this.#seen = end
      if (type === SYNC || type === SIMPLE_QUERY) yield { messages: this.#take(end), complete: true }
      else if (type === FLUSH) yield { messages: this.#take(end), complete: false }
      else if (type === TERMINATE) this.#connection.end()
    }
  }

  *#start(code: number): Generator<Turn> {
    const message = this.#take(this.#buffer.readInt32BE(0))
    if (code === SSL_REQUEST || code === GSS_REQUEST) this.#connection.write("N")
    else if (code === CANCEL_REQUEST) this.#connection.destroy()
    else {
      this.#started = true
      yield { messages: message, complete: true }
    }
  }

  #take(end: number): Buffer {
    const taken = this.#buffer.subarray(0, end)
    this.#buffer = this.#buffer.subarray(end)
    this.#seen = 0
    return taken
  }
}
