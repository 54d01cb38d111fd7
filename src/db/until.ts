import pg from "pg"
import { Failure, systemCode } from "../failure.ts"
import { BoundedQuery } from "./bounded-query.ts"
import { cancelStatement } from "./cancel.ts"
import { tookTooLong } from "./failures.ts"
import type { Caller } from "./fairness/caller.ts"
import type { FairQueue } from "./fairness/fair-queue.ts"
import type { Turn } from "./fairness/lanes.ts"

const QUERY_CANCELED = "57014"
/** Rows of one statement of a request, all together: twice what an answer may have by default. */
const MOST_BYTES = 64 * 1_048_576

/** Connections, and who is lent one next. */
export interface Connections {
  readonly pool: pg.Pool
  readonly queue: FairQueue
}

export interface Until {
  /** Whose statement it is; absent for those of commands, which wait for a connection as they come. */
  readonly caller: Caller | undefined
  /** Whether the server can stop a statement. */
  readonly cancels: boolean
  /** Milliseconds after which a server, or a network, that says nothing is given up. `null`: never. */
  readonly silence: number | null
  /** Milliseconds after which a statement is stopped from here. `null`: the server does so itself. */
  readonly limit: number | null
  /** Whether it may be stopped so that others pass: it throws INTERRUPTED then, and is to be run again. */
  readonly mayBeInterrupted: boolean
}

/** Thrown by a statement that was stopped for others (src/db/fairness). */
export const INTERRUPTED = new Error("The statement was stopped so that others pass.")

/**
 * Runs a statement that ends when its caller does: nobody waits for its rows any more, and where `cancels` says that the server can, the
 * statement itself is stopped, so that its connection is free again. Elsewhere the connection is closed, so that the statement is
 * forgotten where it had not begun yet.
 *
 * It gives `pg` callbacks, and sets no `query_timeout`: what `pg` allocates around its own promises and timers outlives the young
 * generation, with all rows of the answer, and copying them took a fifth of a busy server's time (docs/performance.md).
 * @throws DATABASE_TIMEOUT at once when the caller ends, before, in the queue for a connection, or while the statement runs.
 * @throws OVERLOADED where others have all connections for too long.
 * @throws DATABASE_UNAVAILABLE where the server says nothing for too long.
 * @throws RESPONSE_TOO_LARGE where a request's rows have more bytes than one answer could.
 */
export function queryUntil<Row extends object>(
  { pool, queue }: Connections,
  query: pg.QueryConfig,
  { caller, cancels, silence, limit, mayBeInterrupted }: Until,
): Promise<Row[]> {
  if (caller?.aborted) return Promise.reject(stopped())
  return new Promise((resolve, reject) => {
    let running: pg.PoolClient | null = null
    let cancelled: Promise<void> | null = null
    let silenceTimer: NodeJS.Timeout | undefined
    let limitTimer: NodeJS.Timeout | undefined
    let interrupted = false
    let stop = () => {
      if (caller && running === null) queue.leave(caller)
      reject(stopped())
    }
    const onAbort = () => stop()
    const settled = () => {
      running = null
      clearTimeout(silenceTimer)
      clearTimeout(limitTimer)
      caller?.removeEventListener("abort", onAbort)
    }
    caller?.addEventListener("abort", onAbort)

    const begin = (turn: Turn | null) => {
      pool.connect((failed, client, release) => {
        if (failed || !client || caller?.aborted) {
          settled()
          // Where there was no connection in time, there is nothing to give back, contrary to the types.
          if (client) release()
          if (caller && failed) queue.fail(caller, failed)
          if (turn) queue.done(turn)
          return reject(failed)
        }
        let broken = false
        const onError = () => {
          broken = true
        }
        const giveBack = () => {
          client.off("error", onError)
          release(broken)
          if (turn) queue.done(turn)
        }
        const abandon = () => {
          settled()
          broken = true
          giveBack()
        }
        stop = () => {
          if (cancels) cancelled ??= cancelStatement(client)
          else abandon()
          reject(stopped())
        }
        const giveUp = () => {
          const failure = silent()
          if (caller) queue.fail(caller, failure)
          reject(failure)
          abandon()
        }
        // A connection that breaks reports it to its query and here; without a listener it would end the process.
        client.on("error", onError)
        running = client
        queue.connected()
        if (silence !== null) silenceTimer = setTimeout(giveUp, silence)
        if (limit !== null)
          limitTimer = setTimeout(() => {
            reject(tookTooLong())
            stop()
          }, limit)
        const onExcess = () => {
          reject(tooManyBytes())
          abandon()
        }
        const onEnd = (error: Error | undefined, result: pg.QueryResult<Row>) => {
          if (running === null) return
          settled()
          if (error) broken ||= !(error instanceof pg.DatabaseError) || error.severity !== "ERROR"
          if (cancelled) {
            // An order that this statement did not take could still reach the next one on the connection: such a connection ends here.
            broken ||= !wasCancelled(error)
            void cancelled.then(giveBack)
          } else giveBack()
          if (interrupted && wasCancelled(error)) reject(INTERRUPTED)
          else if (error) reject(error)
          else resolve(result.rows)
        }
        client.query(new BoundedQuery(query, caller ? MOST_BYTES : Number.POSITIVE_INFINITY, onExcess, onEnd))
      })
    }
    const refuse = (error: unknown) => {
      settled()
      reject(error)
    }
    const interrupt = () => {
      if (running === null || cancelled) return false
      interrupted = true
      cancelled = cancelStatement(running)
      return true
    }
    if (caller) queue.enter(caller, { begin, refuse, interrupt: cancels && mayBeInterrupted ? interrupt : null })
    else begin(null)
  })
}

/** Whether our order ended the statement, and not its own timeout, which has the same code. */
function wasCancelled(error: unknown): boolean {
  return systemCode(error) === QUERY_CANCELED && /user request/.test((error as Error).message)
}

function silent(): Failure {
  return new Failure("DATABASE_UNAVAILABLE", "The database says nothing. Check that it runs, and the network to it.")
}

function tooManyBytes(): Failure {
  return new Failure(
    "RESPONSE_TOO_LARGE",
    "The query reads more text than one answer may have. Ask for smaller pages, or for long texts one by one.",
  )
}

function stopped(): Failure {
  return new Failure(
    "DATABASE_TIMEOUT",
    "The request ended before the database answered. Ask for fewer rows, or try again later.",
  )
}
