import { connect } from "node:net"
import { setTimeout as sleep } from "node:timers/promises"
import { Worker } from "node:worker_threads"
import { Failure } from "../../failure.ts"
import { type EmbeddedLocation, embeddedLocation } from "./location.ts"
import { tryLock, unlock } from "./lock.ts"
import type { Told } from "./worker.ts"

/**
 * How long to wait for another process that holds the lock but does not serve yet: it creates the database, recovers it, or is
 * stopping.
 */
const PATIENCE_MS = 180_000
/** After this long, the person at the terminal is told what is waited for. */
const TELL_AFTER_MS = 1_000
/**
 * When the files could not be opened, they are not tried again before this has passed, since each attempt takes seconds of
 * work.
 */
const AGAIN_MS = 2_000
/** How long the thread may take to close the files. If it takes longer it is stopped; what was committed is in the log. */
const CLOSE_MS = 15_000

/**
 * The embedded database in one data folder. The first process opens the files and serves them on a Unix socket; the others
 * connect to it. When that process ends, another one takes over with its next connection.
 */
export class Embedded {
  readonly location: EmbeddedLocation
  readonly #tell: (line: string) => void
  readonly #onEnd: (failure: Failure) => void
  #worker: Promise<Worker> | null = null
  #failed: { readonly failure: Failure; readonly until: number } | null = null

  /**
   * @param tell called with a line for people about what is waited for. @param onEnd called with why the open database ended;
   * the next connection opens it again.
   */
  constructor(dataDir: string, tell: (line: string) => void = () => {}, onEnd: (failure: Failure) => void = () => {}) {
    this.location = embeddedLocation(dataDir)
    this.#tell = tell
    this.#onEnd = onEnd
  }

  /**
   * Resolves when a process answers on the socket, perhaps this one. @throws Failure DATABASE_IN_USE where a process holds the
   * files and never answers; DISK_FULL, FOLDER_NOT_WRITABLE or DATABASE_FAILED where they cannot be opened.
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

  /** Closes the files, if this process opened them. */
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

/** The failure for ends that the thread could not report itself: out of memory, or a defect. */
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
