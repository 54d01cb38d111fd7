import { connect } from "node:net"
import { setTimeout as sleep } from "node:timers/promises"
import { Worker } from "node:worker_threads"
import { Failure } from "../../failure.ts"
import { type EmbeddedLocation, embeddedLocation } from "./location.ts"
import { tryLock, unlock } from "./lock.ts"
import type { Told } from "./worker.ts"

/** How long to wait for another process that holds the lock but does not serve yet: it makes the database, or replays its log, or stops. */
const PATIENCE_MS = 180_000
/** After this long, the person at the terminal is told that there is a wait. */
const TELL_AFTER_MS = 1_000
/** Files that could not be opened are not tried again sooner: that takes seconds of work. */
const AGAIN_MS = 2_000
/** How long the thread may take to close the files. What was committed is in their log, whatever comes of it. */
const CLOSE_MS = 15_000

/**
 * The embedded database of one data folder. Whichever process comes first opens the files and serves them on a Unix socket;
 * the others connect to it. When that process ends, the next connection of any other process takes its place.
 */
export class Embedded {
  readonly location: EmbeddedLocation
  readonly #tell: (line: string) => void
  readonly #onEnd: (failure: Failure) => void
  #worker: Promise<Worker> | null = null
  #failed: { readonly failure: Failure; readonly until: number } | null = null

  /** @param tell a line for people, of what is waited for. @param onEnd told why an open database ended; whoever comes next opens it again. */
  constructor(dataDir: string, tell: (line: string) => void = () => {}, onEnd: (failure: Failure) => void = () => {}) {
    this.location = embeddedLocation(dataDir)
    this.#tell = tell
    this.#onEnd = onEnd
  }

  /**
   * Resolves when something answers on the socket.
   * @throws Failure DATABASE_IN_USE where a process holds the files and never answers; DISK_FULL, FOLDER_NOT_WRITABLE or
   * DATABASE_FAILED where they cannot be opened.
   */
  async ensureServed(): Promise<void> {
    const { files, lock, socket } = this.location
    const start = Date.now()
    let told = false
    for (;;) {
      if (this.#worker) {
        await this.#worker
        return
      }
      if (await answers(socket)) return
      if (this.#failed && Date.now() < this.#failed.until) throw this.#failed.failure
      const holder = tryLock(lock)
      if (holder === null) {
        this.#worker = this.#start()
        continue
      }
      const waited = Date.now() - start
      const who = holder ? `Process ${holder}` : "Another process"
      if (waited > PATIENCE_MS)
        throw new Failure(
          "DATABASE_IN_USE",
          `${who} has had ${files} for ${PATIENCE_MS / 1_000} seconds and does not answer. Stop it, or remove ${lock} if it is not Isnad.`,
        )
      if (waited > TELL_AFTER_MS && !told) {
        told = true
        this.#tell(`${who} opens the embedded database in ${files}; waiting for it.`)
      }
      await sleep(50)
    }
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
    await Promise.race([stopped, sleep(CLOSE_MS, null, { ref: false })])
    await worker.terminate()
  }

  #start(): Promise<Worker> {
    const { files, socket, lock } = this.location
    const worker = new Worker(new URL("./worker.ts", import.meta.url), { workerData: { files, socket }, execArgv: [] })
    return new Promise((resolve, reject) => {
      let open = false
      const fail = (failure: Failure) => {
        if (open) this.#onEnd(failure)
        else this.#failed = { failure, until: Date.now() + AGAIN_MS }
        reject(failure)
      }
      worker.on("message", (told: Told) => {
        if (told.is === "notice") this.#tell(told.line)
        if (told.is === "failed") fail(new Failure(told.code, told.message))
        if (told.is !== "ready") return
        open = true
        resolve(worker)
      })
      worker.once("error", (error) => fail(ended(files, error)))
      worker.once("exit", () => {
        this.#worker = null
        unlock(lock)
        reject(ended(files))
      })
    })
  }
}

/** For ends that the thread itself could not explain: no memory left, a defect. */
function ended(files: string, error?: Error): Failure {
  const reason = error ? `: ${error.message}` : ""
  return new Failure(
    "DATABASE_FAILED",
    `The embedded database in ${files} ended${reason}. What was committed is kept: leave the folder as it is.`,
    { cause: error },
  )
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
