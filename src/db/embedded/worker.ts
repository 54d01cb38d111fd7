import { mkdirSync, rmdirSync, rmSync } from "node:fs"
import { dirname } from "node:path"
import { parentPort, workerData } from "node:worker_threads"
import type { PGlite } from "@electric-sql/pglite"
import { Failure, type FailureCode } from "../../failure.ts"
import { type OpenFiles, openFiles } from "./files.ts"
import { serveOnSocket } from "./socket-server.ts"

// The embedded database runs in its own thread, so that a long statement does not block the server's.

/** The messages of the thread to the process that started it. */
export type Told =
  | { readonly is: "ready" | "stopped" }
  | { readonly is: "notice"; readonly line: string }
  /** The thread ends after this message. */
  | { readonly is: "failed"; readonly code: FailureCode; readonly message: string }

/** How many connections, of all processes together, the embedded database accepts. */
const MAX_CONNECTIONS = 64
/** The exit status with which PostgreSQL returns to its main loop after an SQL error (PGlite's pglitec.c). */
const BACK_TO_MAIN_LOOP = 100

const { files, socket } = workerData as { files: string; socket: string }
const folder = dirname(socket)
const tell = (told: Told) => parentPort?.postMessage(told)

try {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  rmSync(socket, { force: true })
  const opened = await openFiles(files, (line) => tell({ is: "notice", line }))
  const { stop, fail } = await serveOnSocket(opened.db, socket, MAX_CONNECTIONS, (error) => end(error))
  const end = (error: unknown) => {
    const failure = opened.trouble(error)
    fail(failure)
    endThread(failure)
  }
  endWithWebAssembly(opened, end)
  parentPort?.once("message", async () => {
    stop()
    await opened.db.close()
    removeSocket()
    tell({ is: "stopped" })
  })
  tell({ is: "ready" })
} catch (error) {
  if (!(error instanceof Failure)) throw error
  endThread(error)
}

function endThread({ code, message }: Failure): never {
  tell({ is: "failed", code, message })
  process.exit(1)
}

/**
 * Where PostgreSQL cannot go on (PANIC, FATAL) it exits, and where memory is exhausted WebAssembly throws. PGlite takes both
 * for an error of the statement and tries it again for ever. Here they end the thread.
 */
function endWithWebAssembly({ db, begin }: OpenFiles, end: (error: unknown) => void): void {
  const module = db.Module as PGlite["Module"]
  const mainLoopOnce = module._PostgresMainLoopOnce
  module._PostgresMainLoopOnce = () => {
    begin()
    try {
      mainLoopOnce()
    } catch (error) {
      if ((error as { status?: unknown } | null)?.status !== BACK_TO_MAIN_LOOP) end(error)
      throw error
    }
  }
}

/** Removes the socket, and its folder unless another process already serves from it. */
function removeSocket(): void {
  rmSync(socket, { force: true })
  try {
    rmdirSync(folder)
  } catch {
    // The folder is not empty, or was removed already.
  }
}
