import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { onCore } from "./pinning.ts"

export interface LoadOrder {
  readonly url: string
  /** The bodies of requests, sent in turn; each connection begins with a different one. */
  readonly bodies: readonly string[]
  readonly connections: number
  readonly seconds: number
}

export interface LoadResult {
  /** How many answers had status 200. */
  readonly answers: number
  /** How many requests had other statuses, broken connections or timeouts. */
  readonly failures: number
  readonly seconds: number
  /** Milliseconds. */
  readonly p50: number
  readonly p99: number
}

const CORE = 1

/** The process that sends requests, so that its CPU time is not counted for others. */
export class Load {
  readonly #process: ChildProcess

  constructor() {
    const [command, ...rest] = onCore(CORE, [process.execPath, `${import.meta.dirname}/load-process.ts`]) as [
      string,
      ...string[],
    ]
    this.#process = spawn(command, rest, { stdio: ["ignore", "inherit", "inherit", "ipc"] })
  }

  /** @throws where the process dies. */
  async run(order: LoadOrder): Promise<LoadResult> {
    this.#process.send(order)
    const dead = new AbortController()
    const died = once(this.#process, "exit", { signal: dead.signal }).then(() => {
      throw new Error("The process that sends requests has ended.")
    })
    try {
      const [result] = (await Promise.race([once(this.#process, "message"), died])) as [LoadResult]
      return result
    } finally {
      died.catch(() => undefined)
      dead.abort()
    }
  }

  end(): void {
    this.#process.kill()
  }
}
