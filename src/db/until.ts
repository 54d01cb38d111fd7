import pg from "pg"
import { Failure, systemCode } from "../failure.ts"
import { cancelStatement } from "./cancel.ts"

const QUERY_CANCELED = "57014"

export interface Until {
  /** Ends the statement when it aborts. */
  readonly signal: AbortSignal | undefined
  /** Whether the server can stop a statement. */
  readonly cancels: boolean
  /** Milliseconds after which a server, or a network, that says nothing is given up. `null`: never. */
  readonly silence: number | null
}

/**
 * Runs a statement that ends when `signal` does: nobody waits for its rows any more, and where `cancels` says that the server can, the
 * statement itself is stopped, so that its connection is free again.
 *
 * It gives `pg` callbacks, and sets no `query_timeout`: what `pg` allocates around its own promises and timers outlives the young
 * generation, with all rows of the answer, and copying them took a fifth of a busy server's time (docs/performance.md).
 * @throws DATABASE_TIMEOUT at once when the signal aborts, before, in the queue for a connection, or while the statement runs.
 * @throws DATABASE_UNAVAILABLE where the server says nothing for too long.
 */
export function queryUntil<Row extends object>(
  pool: pg.Pool,
  query: pg.QueryConfig,
  { signal, cancels, silence }: Until,
): Promise<Row[]> {
  if (signal?.aborted) return Promise.reject(stopped())
  return new Promise((resolve, reject) => {
    let running: pg.PoolClient | null = null
    let cancelled: Promise<void> | null = null
    let timer: NodeJS.Timeout | undefined
    const stop = () => {
      if (running && cancels) cancelled = cancelStatement(running)
      reject(stopped())
    }
    signal?.addEventListener("abort", stop)

    pool.connect((failed, client, release) => {
      if (failed || !client || signal?.aborted) {
        signal?.removeEventListener("abort", stop)
        // Where there was no connection in time, there is nothing to give back, contrary to the types.
        if (client) release()
        return reject(failed)
      }
      let broken = false
      const onError = () => {
        broken = true
      }
      const giveBack = () => {
        client.off("error", onError)
        release(broken)
      }
      const giveUp = () => {
        running = null
        signal?.removeEventListener("abort", stop)
        broken = true
        reject(silent())
        giveBack()
      }
      // A connection that breaks reports it to its query and here; without a listener it would end the process.
      client.on("error", onError)
      running = client
      if (silence !== null) timer = setTimeout(giveUp, silence)
      client.query<Row>(query, (error: Error | undefined, result) => {
        if (running === null) return
        running = null
        clearTimeout(timer)
        signal?.removeEventListener("abort", stop)
        if (error) broken ||= !(error instanceof pg.DatabaseError) || error.severity !== "ERROR"
        if (cancelled) {
          // An order that this statement did not take could still reach the next one on the connection: such a connection ends here.
          broken ||= !wasCancelled(error)
          void cancelled.then(giveBack)
        } else giveBack()
        if (error) reject(error)
        else resolve(result.rows)
      })
    })
  })
}

/** Gives `work` a signal that aborts after so long, or with the other. */
export async function within<Result>(
  milliseconds: number,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const either = new AbortController()
  const stop = () => either.abort()
  const timer = setTimeout(stop, milliseconds)
  signal?.addEventListener("abort", stop)
  if (signal?.aborted) stop()
  try {
    return await work(either.signal)
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener("abort", stop)
  }
}

/** Whether our order ended the statement, and not its own timeout, which has the same code. */
function wasCancelled(error: unknown): boolean {
  return systemCode(error) === QUERY_CANCELED && /user request/.test((error as Error).message)
}

function silent(): Failure {
  return new Failure("DATABASE_UNAVAILABLE", "The database says nothing. Check that it runs; Isnad reconnects by itself.")
}

function stopped(): Failure {
  return new Failure(
    "DATABASE_TIMEOUT",
    "The request ended before the database answered. Ask for fewer rows, or try again later.",
  )
}
