import { connect } from "node:net"
import { setTimeout as sleep } from "node:timers/promises"
import { Worker } from "node:worker_threads"
import { Failure } from "../../failure.ts"
import { type EmbeddedLocation, embeddedLocation } from "./location.ts"
import { tryLock, unlock } from "./lock.ts"

/** How long to wait for another process that holds the lock but does not serve yet (it is starting or stopping). */
const PATIENCE_MS = 60_000

/**
 * The embedded database of one data folder. Whichever process comes first opens the files and serves them on a Unix socket;
 * the others connect to it. When that process ends, the next connection of any other process takes its place.
 */
export class Embedded {
  readonly location: EmbeddedLocation
  #worker: Promise<Worker> | null = null

  constructor(dataDir: string) {
    this.location = embeddedLocation(dataDir)
  }

  /**
   * Resolves when something answers on the socket.
   * @throws Failure DATABASE_IN_USE where a process holds the files and never answers, DATABASE_UNAVAILABLE where they cannot be opened.
   */
  async ensureServed(): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS
    while (Date.now() < deadline) {
      if (this.#worker) {
        await this.#worker
        return
      }
      if (await answers(this.location.socket)) return
      const holder = tryLock(this.location.lock)
      if (holder === null) {
        this.#worker = this.#start()
        continue
      }
      await sleep(50)
    }
    const holder = tryLock(this.location.lock)
    if (holder === null) {
      unlock(this.location.lock)
      return this.ensureServed()
    }
    throw new Failure(
      "DATABASE_IN_USE",
      `Process ${holder} holds ${this.location.files} and does not answer. Stop it, or remove ${this.location.lock} if it is not Isnad.`,
    )
  }

  /** Closes the files if this process opened them. */
  async close(): Promise<void> {
    const worker = await this.#worker?.catch(() => null)
    if (!worker) return
    const stopped = new Promise((resolve) => {
      worker.once("message", resolve)
      worker.once("exit", resolve)
    })
    worker.postMessage("stop")
    await stopped
    await worker.terminate()
  }

  #start(): Promise<Worker> {
    const { files, socket, lock } = this.location
    const worker = new Worker(new URL("./worker.ts", import.meta.url), { workerData: { files, socket }, execArgv: [] })
    worker.once("exit", () => {
      this.#worker = null
      unlock(lock)
    })
    return new Promise((resolve, reject) => {
      worker.once("message", () => resolve(worker))
      worker.once("error", (error) => {
        reject(
          new Failure(
            "DATABASE_UNAVAILABLE",
            `Cannot open the embedded database in ${files}: ${error.message}. Restore or remove that folder.`,
            {
              cause: error,
            },
          ),
        )
      })
    })
  }
}

function answers(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const attempt = connect(socket)
    attempt.once("connect", () => {
      attempt.destroy()
      resolve(true)
    })
    attempt.once("error", () => resolve(false))
  })
}
