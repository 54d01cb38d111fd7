import { createServer, type Socket } from "node:net"
import { setImmediate as nextPhase } from "node:timers/promises"
import type { PGlite } from "@electric-sql/pglite"
import type { Failure } from "../../failure.ts"
import { fatalError } from "./fatal-error.ts"
import { type Turn, TurnReader } from "./turns.ts"

// PGlite has a single session, which all connections share in turns. A turn is everything that a connection sends until
// PostgreSQL answers "ready", and is never mixed with another one; a connection in a transaction keeps the session until the
// transaction ends. (@electric-sql/pglite-socket takes turns by single messages, so a statement that waited for another
// connection's transaction could be executed with a third one's parameters.)

const SYNC = Buffer.from([0x53, 0, 0, 0, 4])
const ROLLBACK = Buffer.concat([SYNC, Buffer.from("Q\0\0\0\rROLLBACK\0", "latin1")])

interface Waiting extends Turn {
  readonly connection: Socket
}

export interface SocketServer {
  /** Ends all connections. */
  stop(): void
  /**
   * Sends the failure to all connections and closes them, because the session has ended. Everything is sent synchronously,
   * before this returns.
   */
  fail(failure: Failure): void
}

/**
 * Serves the session of `db` on a Unix socket. @param onBroken called when the session cannot go on; it must end the thread.
 */
export function serveOnSocket(
  db: PGlite,
  path: string,
  maxConnections: number,
  onBroken: (error: unknown) => void,
): Promise<SocketServer> {
  const connections = new Set<Socket>()
  let waiting: Waiting[] = []
  /** The connection whose turn it is, or whose transaction is open. */
  let owner: Socket | null = null
  let running = false

  const next = (): Waiting | undefined => {
    const index = owner ? waiting.findIndex(({ connection }) => connection === owner) : 0
    return index < 0 ? undefined : waiting.splice(index, 1)[0]
  }
  const takeTurns = () => {
    if (running) return
    running = true
    takeAll().catch(onBroken)
  }
  const takeAll = async () => {
    for (;;) {
      // A statement blocks this thread. What arrived meanwhile is read first, since that a client disconnected is seen only
      // after what it had sent.
      await nextPhase()
      await nextPhase()
      const turn = owner?.destroyed ? { connection: owner, messages: ROLLBACK, complete: true } : next()
      if (!turn) break
      const { connection } = turn
      owner = connection
      // SQL errors are part of the answer. An error that is thrown here means that the session is broken.
      await db.execProtocolRawStream(turn.messages, {
        onRawData: (data) => connection.writable && connection.write(data.slice()),
      })
      if (turn.complete && !db.isInTransaction()) owner = null
    }
    running = false
  }

  const server = createServer((connection) => {
    connections.add(connection)
    const reader = new TurnReader(connection)
    connection.on("data", (data) => {
      for (const turn of reader.read(data)) waiting.push({ connection, ...turn })
      takeTurns()
    })
    connection.on("error", () => connection.destroy())
    const forget = () => {
      waiting = waiting.filter((turn) => turn.connection !== connection)
    }
    // A client that disconnects needs no answer: its turns that have not begun are dropped.
    connection.on("end", forget)
    connection.on("close", () => {
      connections.delete(connection)
      forget()
      takeTurns()
    })
  })
  server.maxConnections = maxConnections
  const stop = () => {
    server.close()
    waiting = []
    owner = null
    for (const connection of connections) connection.removeAllListeners().destroy()
  }
  const fail = (failure: Failure) => {
    const answer = fatalError(failure)
    for (const connection of connections) if (connection.writable) connection.write(answer)
  }
  return new Promise((resolve, reject) => {
    server.once("error", reject)
    server.listen(path, () => resolve({ stop, fail }))
  })
}
