import { setTimeout as sleep } from "node:timers/promises"
import type { Database } from "../../db/database.ts"
import { tellUntold } from "../changes/untold.ts"
import type { Pace } from "../pace.ts"
import { Shortfalls } from "../passed-over/shortfalls.ts"
import { lookForWork, type WaitingKinds } from "./sql.ts"

/** Between looks at what waits. */
const LOOK_MS = 1_000
/** Between attempts while the database cannot be asked. */
const LAST_AGAIN_MS = 10_000

/** What was done from one look to the next. */
export interface WorkedOff {
  readonly indexed: number
  readonly annotated: number
  readonly shortfalls: Shortfalls
}

export interface WorkOffOptions extends Pace {
  readonly signal: AbortSignal
  readonly onDone: (done: WorkedOff) => void
  /** Told what it failed by; it tries again. */
  readonly onTrouble: (error: unknown) => void
}

/**
 * Does what waits, whatever its size, and looks again each second, until it is told to end: articles that are to be found, texts that are to
 * be understood, lists that are to be told. Any number of processes and machines may do so at once.
 */
export async function workOff(database: Database, options: WorkOffOptions): Promise<void> {
  const { signal, onTrouble } = options
  for (let wait = LOOK_MS; !signal.aborted; await sleepUntil(signal, wait)) {
    try {
      await doOnce(database, options)
      wait = LOOK_MS
    } catch (error) {
      if (signal.aborted) return
      onTrouble(error)
      wait = Math.min(2 * wait, LAST_AGAIN_MS)
    }
  }
}

async function doOnce(database: Database, { onDone, ...pace }: WorkOffOptions): Promise<void> {
  // With the signal: in the embedded database even a look waits for another's transaction, which may take minutes.
  const [waiting] = await database.query<WaitingKinds>(lookForWork(), pace.signal)
  if (!waiting) return
  const shortfalls = new Shortfalls()
  // Loaded only where something waits: what understands texts takes time and memory, which most starts can do without.
  const indexed = waiting.toIndex ? await (await indexing()).indexPending(database, undefined, shortfalls, pace) : 0
  const annotated = waiting.toAnnotate ? await (await annotating()).annotatePending(database, undefined, shortfalls, pace) : 0
  if (indexed + annotated > 0) onDone({ indexed, annotated, shortfalls })
  if (waiting.toTell) await tellUntold(database, "DUE")
}

const indexing = () => import("../index/index-articles.ts")
const annotating = () => import("../annotate/annotate-pending.ts")

async function sleepUntil(signal: AbortSignal, milliseconds: number): Promise<void> {
  // Ended in the middle, it throws.
  await sleep(milliseconds, undefined, { signal }).catch(() => {})
}
