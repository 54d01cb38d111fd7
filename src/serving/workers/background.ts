import { type ChildProcess, fork } from "node:child_process"
import { setTimeout as sleep } from "node:timers/promises"
import { fileURLToPath } from "node:url"
import type { Config } from "../../config.ts"
import type { Database } from "../../db/database.ts"
import type { Logger } from "../../logger.ts"
import { workOff } from "../../writing/background/work-off.ts"

/** What works off what waits, beside the requests of this machine. */
export interface Background {
  /** Resolves when it has ended; what it had in hand waits still, and is begun anew by whoever comes next. */
  stop(): Promise<void>
}

const PROGRAM = fileURLToPath(new URL("../../background.ts", import.meta.url))
/** A process that ended is replaced after this long, twice as long each time where it does not live for so long. */
const AGAIN_MS = { first: 1_000, last: 60_000 }
/** How long it may take to end when it is told to; then it is killed, which loses nothing. */
const PATIENCE_MS = 5_000
/** The same within this process, whose embedded database takes back what is not committed when it closes. */
const PATIENCE_HERE_MS = 1_000
/** Articles a batch in the process that answers requests too, and how much longer than a batch it leaves the embedded database to them. */
const HERE = { most: 5, rest: 2 }

/** Begins to work off what waits, where the settings want it: beside this process, or within it where it holds the embedded database. */
export function startBackground(
  { background }: Pick<Config, "background">,
  database: Database,
  log: Logger,
): Background | null {
  if (!background) return null
  return database.embedded ? workHere(database, log) : workBeside(log)
}

function workHere(database: Database, log: Logger): Background {
  const ending = new AbortController()
  const { signal } = ending
  const ended = workOff(database, {
    signal,
    most: HERE.most,
    rest: (ms) => sleep(HERE.rest * ms, undefined, { signal }).catch(() => {}),
    onDone: ({ indexed, annotated }) => log.info({ indexed, annotated }, "worked off what waited"),
    onTrouble: (error) => log.warn({ err: error }, "what waits could not be worked off; it is tried again"),
  })
  return {
    async stop() {
      ending.abort()
      // A batch may wait for another process's transaction, which nobody may wait for here.
      await Promise.race([ended, sleep(PATIENCE_HERE_MS, undefined, { ref: false })])
    },
  }
}

function workBeside(log: Logger): Background {
  let child: ChildProcess
  let stopping = false
  let wait = AGAIN_MS.first
  let again: NodeJS.Timeout | undefined
  const begin = () => {
    const began = performance.now()
    child = fork(PROGRAM, { stdio: ["ignore", "inherit", "inherit", "ipc"] })
    // Told again by its end.
    child.on("error", () => {})
    child.once("exit", (code, signal) => {
      if (stopping) return
      wait = performance.now() - began > AGAIN_MS.last ? AGAIN_MS.first : Math.min(2 * wait, AGAIN_MS.last)
      log.error({ pid: child.pid, end: signal ?? code }, "the process that works off what waits ended; another takes its place")
      again = setTimeout(begin, wait)
    })
  }
  begin()
  return {
    async stop() {
      stopping = true
      clearTimeout(again)
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = new Promise((resolve) => child.once("exit", resolve))
      child.kill("SIGTERM")
      await Promise.race([ended, sleep(PATIENCE_MS, undefined, { ref: false })])
      child.kill("SIGKILL")
      await ended
    },
  }
}
