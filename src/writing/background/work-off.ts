import { setTimeout as sleep } from "node:timers/promises"
import type { Database } from "../../db/database.ts"
import { tellUntold } from "../changes/untold.ts"
import type { Pace } from "../pace.ts"
import { Shortfalls } from "../passed-over/shortfalls.ts"
import { lookForWork, type WaitingKinds } from "./sql.ts"

/** How long it rests between two looks for work. */
const LOOK_MS = 1_000
/** The longest rest between attempts while the database does not answer. */
const LAST_AGAIN_MS = 10_000

/** How many articles were indexed and annotated between two looks for work. */
export interface WorkedOff {
  readonly indexed: number
  readonly annotated: number
  readonly shortfalls: Shortfalls
}

export interface WorkOffOptions extends Pace {
  readonly signal: AbortSignal
  readonly onDone: (done: WorkedOff) => void
  /** Called with the error when an attempt fails; it tries again. */
  readonly onTrouble: (error: unknown) => void
}

/**
 * Does the background work until its signal aborts, and looks for new work every second: it indexes and annotates the articles
 * that wait, however many they are, and tells other processes of changed lists. Any number of processes and machines may do
 * this at once.
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
  // The signal ends even this look: in the embedded database it waits for transactions of other processes, which may take
  // minutes.
  const [waiting] = await database.query<WaitingKinds>(lookForWork(), pace.signal)
  if (!waiting) return
  const shortfalls = new Shortfalls()
  // These modules are loaded only if articles wait, since the text analysis takes time and memory that most starts do not need.
  const indexed = waiting.toIndex ? await (await indexing()).indexPending(database, undefined, shortfalls, pace) : 0
  const annotated = waiting.toAnnotate ? await (await annotating()).annotatePending(database, undefined, shortfalls, pace) : 0
  if (indexed + annotated > 0) onDone({ indexed, annotated, shortfalls })
  if (waiting.toTell) await tellUntold(database, "DUE")
}

const indexing = () => import("../index/index-articles.ts")
const annotating = () => import("../annotate/annotate-pending.ts")

async function sleepUntil(signal: AbortSignal, milliseconds: number): Promise<void> {
  // An aborted sleep rejects.
  await sleep(milliseconds, undefined, { signal }).catch(() => {})
}
