import { mkdirSync, rmdirSync, rmSync } from "node:fs"
import { dirname } from "node:path"
import { parentPort, workerData } from "node:worker_threads"
import { PGlite } from "@electric-sql/pglite"
import { EXTENSIONS } from "./extensions.ts"
import { serveOnSocket } from "./socket-server.ts"

// The embedded database runs in a thread of its own: a long statement blocks that thread, not the server's.

/** How many connections of all processes together the embedded database accepts; they take turns. */
const MAX_CONNECTIONS = 64

const { files, socket } = workerData as { files: string; socket: string }
const folder = dirname(socket)
mkdirSync(folder, { recursive: true, mode: 0o700 })
rmSync(socket, { force: true })
const db = await PGlite.create({ dataDir: files, extensions: EXTENSIONS })
const stop = await serveOnSocket(db, socket, MAX_CONNECTIONS)
parentPort?.once("message", async () => {
  stop()
  await db.close()
  removeSocket()
  parentPort?.postMessage("stopped")
})
parentPort?.postMessage("ready")

/** The folder goes too, unless another process serves from it already. */
function removeSocket(): void {
  rmSync(socket, { force: true })
  try {
    rmdirSync(folder)
  } catch {
    // Not empty, or gone.
  }
}
