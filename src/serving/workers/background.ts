import { type ChildProcess, fork } from "node:child_process"
import { setTimeout as sleep } from "node:timers/promises"
import { fileURLToPath } from "node:url"
import type { Config } from "../../config.ts"
import type { Database } from "../../db/database.ts"
import type { Logger } from "../../logger.ts"
import { workOff } from "../../writing/background/work-off.ts"

/** The background work of this machine: indexing and annotating the articles that wait. */
export interface Background {
  /** Resolves when it has ended. Articles that it had not finished still wait, and the next process begins them again. */
  stop(): Promise<void>
}

const PROGRAM = fileURLToPath(new URL("../../background.ts", import.meta.url))
/** A process that ended is replaced after this time, which doubles each time that the new one ends early. */
const AGAIN_MS = { first: 1_000, last: 60_000 }
/** How long the process may take to end after SIGTERM; then it is killed, which loses nothing. */
const PATIENCE_MS = 5_000
/** The same for work within this process: when the embedded database closes, it rolls back what is not committed. */
const PATIENCE_HERE_MS = 1_000
/**
 * For the process that answers requests too: how many articles one batch has, and how many times as long as a batch it then
 * leaves the embedded database to requests.
 */
const HERE = { most: 5, rest: 2 }

/**
 * Starts the background work if the settings want it: in a process of its own, or within this one with the embedded database.
 */
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
      // Stopping must not depend on another process's transaction, for which the current batch may be waiting.
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
    // A failed start is handled by "exit".
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
