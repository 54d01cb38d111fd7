import pg from "pg"
import { Failure, systemCode } from "../failure.ts"
import { BoundedQuery } from "./bounded-query.ts"
import { cancelStatement } from "./cancel.ts"
import { tookTooLong } from "./failures.ts"
import type { Caller } from "./fairness/caller.ts"
import type { FairQueue } from "./fairness/fair-queue.ts"
import type { Turn } from "./fairness/lanes.ts"

const QUERY_CANCELED = "57014"
/** How many bytes all rows of one statement of a request may have: twice the default limit of an answer. */
const MOST_BYTES = 64 * 1_048_576

/** The connections, and the queue that decides who gets one next. */
export interface Connections {
  readonly pool: pg.Pool
  readonly queue: FairQueue
}

export interface Until {
  /** The request for which it runs. Absent for commands, which take any free connection. */
  readonly caller: Caller | undefined
  /** Whether the server can cancel a statement. */
  readonly cancels: boolean
  /** Milliseconds after which a server or network that does not answer is given up. `null`: never. */
  readonly silence: number | null
  /** Milliseconds after which this process cancels the statement. `null`: the server does it. */
  readonly limit: number | null
  /** Whether the statement may be interrupted for others: it then throws INTERRUPTED and must be run again. */
  readonly mayBeInterrupted: boolean
}

/** Thrown by a statement that was interrupted so that others may run (src/db/fairness). */
export const INTERRUPTED = new Error("The statement was stopped so that others pass.")

/**
 * Runs a statement that is given up when its caller ends: its rows are discarded and, if `cancels` is set, the server cancels
 * the statement, so that its connection is free again. Otherwise the connection is closed, so that a statement which has not
 * begun is dropped.
 * It gives callbacks to `pg` and sets no `query_timeout`: the promises and timers that `pg` would allocate outlive V8's young
 * generation, together with all rows of the answer, and copying them took a fifth of a busy server's time
 * (docs/performance.md).
 * @throws DATABASE_TIMEOUT at once when the caller ends, while the statement is queued or runs. @throws OVERLOADED where others
 * hold all connections for too long. @throws DATABASE_UNAVAILABLE where the server does not answer for too long. @throws
 * RESPONSE_TOO_LARGE where a request's rows have more bytes than an answer may have.
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
          // If no connection came in time there is none to release, contrary to the types.
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
        // A connection that breaks tells both its query and this listener; without the listener the process would end.
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
            // A cancel request that did not reach this statement could hit the next one on the connection; so the connection is
            // closed.
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

/** Whether the statement was ended by our cancel request, and not by its own timeout, which has the same code. */
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
