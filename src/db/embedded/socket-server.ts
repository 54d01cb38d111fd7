import { createServer, type Socket } from "node:net"
import { setImmediate as nextPhase } from "node:timers/promises"
import type { PGlite } from "@electric-sql/pglite"
import type { Failure } from "../../failure.ts"
import { fatalError } from "./fatal-error.ts"
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

export interface SocketServer {
  /** Ends all connections. */
  stop(): void
  /** Answers all that wait, and ends, because the session is no more. What is written here leaves before the next line runs. */
  fail(failure: Failure): void
}

/** Serves the session of `db` on a Unix socket. @param onBroken told when the session cannot go on; must end the thread. */
export function serveOnSocket(
  db: PGlite,
  path: string,
  maxConnections: number,
  onBroken: (error: unknown) => void,
): Promise<SocketServer> {
  const connections = new Set<Socket>()
  let waiting: Waiting[] = []
  /** The connection whose turn is being taken, or whose transaction is open. */
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
      // A statement blocks this thread. What came meanwhile is read first; that somebody hung up is read after what he sent.
      await nextPhase()
      await nextPhase()
      const turn = owner?.destroyed ? { connection: owner, messages: ROLLBACK, complete: true } : next()
      if (!turn) break
      const { connection } = turn
      owner = connection
      // SQL's errors are part of the answer. What is thrown here is a broken session.
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
    // Who hangs up wants no answer any more: what had not begun is not done.
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
