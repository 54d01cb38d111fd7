import { createServer, type Socket } from "node:net"
import type { PGlite } from "@electric-sql/pglite"
import { type Turn, TurnReader } from "./turns.ts"

// PGlite has one session, which all connections share. They take turns: a turn is all that a connection sends up to the message
// that PostgreSQL answers with "ready", and is never mixed with another's; a connection in a transaction keeps the session until
// the transaction ends. (@electric-sql/pglite-socket takes turns by single messages, so that a statement that waited for another
// connection's transaction could be bound to a third one's parameters.)

const SYNC = Buffer.from([0x53, 0, 0, 0, 4])
const ROLLBACK = Buffer.concat([SYNC, Buffer.from("Q\0\0\0\rROLLBACK\0", "latin1")])

interface Waiting extends Turn {
  readonly connection: Socket
}

/** Serves the session of `db` on a Unix socket. @returns how to stop it. */
export function serveOnSocket(db: PGlite, path: string, maxConnections: number): Promise<() => void> {
  const connections = new Set<Socket>()
  let waiting: Waiting[] = []
  /** The connection whose turn is being taken, or whose transaction is open. */
  let owner: Socket | null = null
  let running = false

  const takeTurns = async () => {
    if (running) return
    running = true
    for (;;) {
      const next = owner ? waiting.findIndex(({ connection }) => connection === owner) : 0
      const turn = waiting[next]
      if (!turn) break
      waiting.splice(next, 1)
      const { connection } = turn
      owner = connection
      // SQL's errors are part of the answer. What is thrown here is a broken session: it ends the thread, and a new one is started.
      await db.execProtocolRawStream(turn.messages, {
        onRawData: (data) => connection.writable && connection.write(data.slice()),
      })
      if (turn.complete && !db.isInTransaction()) owner = null
      else if (connection.destroyed && turn.messages !== ROLLBACK)
        waiting.unshift({ connection, messages: ROLLBACK, complete: true })
    }
    running = false
  }

  const server = createServer((connection) => {
    connections.add(connection)
    const reader = new TurnReader(connection)
    connection.on("data", (data) => {
      for (const turn of reader.read(data)) waiting.push({ connection, ...turn })
      void takeTurns()
    })
    connection.on("error", () => connection.destroy())
    connection.on("close", () => {
      connections.delete(connection)
      waiting = waiting.filter((turn) => turn.connection !== connection)
      if (owner === connection && !running) waiting.unshift({ connection, messages: ROLLBACK, complete: true })
      void takeTurns()
    })
  })
  server.maxConnections = maxConnections
  const stop = () => {
    server.close()
    waiting = []
    for (const connection of connections) connection.removeAllListeners().destroy()
  }
  return new Promise((resolve, reject) => {
    server.once("error", reject)
    server.listen(path, () => resolve(stop))
  })
}
