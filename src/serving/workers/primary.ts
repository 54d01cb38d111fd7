import cluster, { type Worker } from "node:cluster"
import type { Config } from "../../config.ts"
import { openDatabase } from "../../db/database.ts"
import { Failure } from "../../failure.ts"
import { createLogger } from "../../logger.ts"
import { say } from "../../output.ts"
import { prepareDatabase } from "../../writing/prepare.ts"
import { type Background, startBackground } from "./background.ts"
import { boundedPool } from "./pool-size.ts"

/** How long after its end a worker is replaced; the time doubles whenever the new one ends before it serves. */
const AGAIN_MS = { first: 100, last: 10_000 }
/** If so many workers in a row end before they serve, and no other serves, starting more will not help. */
const MOST_FAILURES = 5

/** A worker's message that it serves. */
export interface Serving {
  readonly address: string
}

/**
 * The first of several processes: it prepares the database, starts the workers that serve the port, replaces those that end,
 * and stops them all when it is stopped. It answers no requests itself. It holds the files of the embedded database, which
 * workers reach through its socket. @param program the file that workers run.
 */
export async function serveByWorkers(config: Config, program: string): Promise<void> {
  const log = createLogger(config.logLevel)
  const database = openDatabase({
    ...config,
    replicaUrls: [],
    onConnectionLost: (error) =>
      log.warn({ reason: error.message }, "a database connection was lost; Isnad reconnects by itself"),
    onNotice: (line) => log.warn(line),
  })
  try {
    const done = await prepareDatabase(database)
    const pool = await boundedPool(database, config)
    cluster.setupPrimary({ exec: program, args: [] })
    const workers = new Workers(config, pool, log)
    let background: Background | null = null
    workers.stopOnSignal(async () => {
      await background?.stop()
      await database.close()
    })
    const { address } = await workers.start()
    background = startBackground(config, database, log)
    say(`Isnad answers at ${address}/graphql${config.graphiql ? " (open it in a browser for GraphiQL)" : ""}`)
    say(`  database: ${database.embedded ? "embedded, " : ""}${database.where} (${done})`)
    say(
      `  ${config.workers} workers with ${pool} database connections each${pool < config.poolSize ? ", as many as the server has for them" : ""}`,
    )
    say("  stop it with Ctrl+C")
  } catch (error) {
    await database.close()
    throw error
  }
}

class Workers {
  readonly #config: Config
  readonly #pool: number
  readonly #log: ReturnType<typeof createLogger>
  readonly #serving = new Set<Worker>()
  #failures = 0
  #stopping = false

  constructor(config: Config, pool: number, log: ReturnType<typeof createLogger>) {
    this.#config = config
    this.#pool = pool
    this.#log = log
  }

  /**
   * Starts one worker before the others: what stops it would stop all, and is reported once. @throws Failure if it cannot
   * serve.
   */
  async start(): Promise<Serving> {
    const [serving] = [
      await this.#fork(),
      ...(await Promise.all(Array.from({ length: this.#config.workers - 1 }, () => this.#fork()))),
    ]
    return serving
  }

  #fork(): Promise<Serving> {
    const worker = cluster.fork({ DATABASE_POOL_SIZE: String(this.#pool) })
    return new Promise((resolve, reject) => {
      worker.once("message", (serving: Serving) => {
        this.#serving.add(worker)
        this.#failures = 0
        resolve(serving)
      })
      worker.once("exit", (code, signal) => {
        if (this.#serving.delete(worker)) this.#replace(worker, signal ?? code)
        else if (!this.#stopping)
          reject(new Failure("WORKER_ENDED", `A worker ended (${signal ?? code}) before it served. What it wrote says why.`))
      })
    })
  }

  #replace(worker: Worker, end: string | number): void {
    if (this.#stopping) return
    this.#log.error({ pid: worker.process.pid, end }, "a worker ended; another takes its place")
    this.#forkAfter(AGAIN_MS.first)
  }

  #forkAfter(milliseconds: number): void {
    setTimeout(() => {
      if (this.#stopping) return
      this.#fork().catch((error: Error) => {
        if (this.#stopping) return
        this.#failures++
        this.#log.error({ err: error }, "a worker could not serve")
        if (this.#serving.size === 0 && this.#failures >= MOST_FAILURES) {
          process.stderr.write(
            `${MOST_FAILURES} workers in a row ended before they served, and none is left. What they wrote says why.\n`,
          )
          process.exit(1)
        }
        this.#forkAfter(Math.min(milliseconds * 2, AGAIN_MS.last))
      })
    }, milliseconds)
  }

  /** On a signal, workers finish running requests, then this process ends. A second signal ends all at once. */
  stopOnSignal(close: () => Promise<void>): void {
    const stop = async () => {
      if (this.#stopping) {
        for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill("SIGKILL")
        process.exit(130)
      }
      this.#stopping = true
      const ends = Object.values(cluster.workers ?? {}).map(async (worker) => {
        if (!worker) return true
        const serving = this.#serving.has(worker)
        const ended = new Promise<number | null>((resolve) => worker.once("exit", resolve))
        // Sent as a message: Ctrl+C also reaches the workers, for which a second signal would mean to end at once. A worker
        // that is starting does not read messages yet.
        if (serving) worker.send("stop")
        else worker.process.kill("SIGTERM")
        return (await ended) === 0 || !serving
      })
      const clean = (await Promise.all(ends)).every((each) => each)
      await close()
      process.exit(clean ? 0 : 1)
    }
    process.on("SIGTERM", stop)
    process.on("SIGINT", stop)
  }
}
