import pg from "pg"
import { Failure, systemCode } from "../failure.ts"
import { cancelStatement } from "./cancel.ts"

const QUERY_CANCELED = "57014"

/**
 * Runs a statement that ends when `signal` does: nobody waits for its rows any more, and where `cancels` says that the server can, the
 * statement itself is stopped, so that its connection is free again.
 * @throws DATABASE_TIMEOUT at once when the signal aborts, before, in the queue for a connection, or while the statement runs.
 */
export function queryUntil<Row extends object>(
  pool: pg.Pool,
  query: pg.QueryConfig,
  signal: AbortSignal,
  cancels: boolean,
): Promise<Row[]> {
  if (signal.aborted) return Promise.reject(stopped())
  return new Promise((resolve, reject) => {
    let running: pg.PoolClient | null = null
    let cancelled: Promise<void> | null = null
    const stop = () => {
      if (running && cancels) cancelled = cancelStatement(running)
      reject(stopped())
    }
    signal.addEventListener("abort", stop)

    const run = async (): Promise<Row[]> => {
      const client = await pool.connect()
      if (signal.aborted) {
        client.release()
        return []
      }
      let broken = false
      let took = false
      const onError = () => {
        broken = true
      }
      // A connection that breaks reports it to its query and here; without a listener it would end the process.
      client.on("error", onError)
      running = client
      try {
        return (await client.query<Row>(query)).rows
      } catch (error) {
        broken ||= !(error instanceof pg.DatabaseError) || error.severity !== "ERROR"
        took = wasCancelled(error)
        throw error
      } finally {
        running = null
        // An order that this statement did not take could still reach the next one on the connection: such a connection ends here.
        if (cancelled) {
          await cancelled
          broken ||= !took
        }
        client.off("error", onError)
        client.release(broken)
      }
    }
    run()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener("abort", stop))
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

function stopped(): Failure {
  return new Failure(
    "DATABASE_TIMEOUT",
    "The request ended before the database answered. Ask for fewer rows, or try again later.",
  )
}
