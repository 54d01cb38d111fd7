import { connect, type Socket } from "node:net"
import { type ConnectionOptions, TLSSocket, connect as tlsConnect } from "node:tls"
import type pg from "pg"

// PostgreSQL's cancel protocol: https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-CANCELING-REQUESTS A
// separate connection carries the secret key of the one whose statement is to be cancelled. Unlike pg_cancel_backend it needs
// no connection of the pool, which may be full of the very statements that are to end, and poolers such as PgBouncer pass it
// on.
const CANCEL = 80_877_102
const ASK_FOR_TLS = 80_877_103
const PATIENCE_MS = 2_000

/** Properties of a connection that `pg` has and that are not in its types. */
interface Connected {
  readonly processID: number | null
  readonly secretKey: number | null
  readonly host: string
  readonly port: number
  readonly ssl: boolean | ConnectionOptions
  readonly connection: { readonly stream: Socket }
}

/**
 * Asks the server to cancel the statement that runs on `client`. Resolves when the server has received the request, or cannot
 * be reached; in that case the statement ends at its own timeout.
 */
export function cancelStatement(client: pg.PoolClient): Promise<void> {
  const { processID, secretKey, host, port, ssl, connection } = client as unknown as Connected
  if (processID === null || secretKey === null) return Promise.resolve()
  const order = message(CANCEL, processID, secretKey)
  const socket = host.startsWith("/") ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host)
  const closed = new Promise<void>((resolve) => {
    socket.once("close", () => resolve())
    socket.on("error", () => socket.destroy())
    socket.setTimeout(PATIENCE_MS, () => socket.destroy())
  })
  socket.once("connect", () => {
    if (connection.stream instanceof TLSSocket) sendEncrypted(socket, order, typeof ssl === "object" ? ssl : {}, host)
    else socket.write(order)
  })
  // The server closes the connection, without an answer, once it has received the request. This side must not close first:
  // PgBouncer would drop the request, and its version 1.18 crashes.
  socket.resume()
  return closed
}

function sendEncrypted(socket: Socket, order: Buffer, options: ConnectionOptions, host: string): void {
  socket.once("data", (answer) => {
    if (answer.toString("latin1") !== "S") return socket.destroy()
    const encrypted = tlsConnect({ servername: /[a-z]/i.test(host) ? host : "", ...options, socket }, () =>
      encrypted.write(order),
    )
    encrypted.on("error", () => socket.destroy())
    encrypted.resume()
  })
  socket.write(message(ASK_FOR_TLS))
}

/** A message of the protocol: its length, then the numbers, in four bytes each. */
function message(...numbers: number[]): Buffer {
  const bytes = Buffer.alloc(4 + 4 * numbers.length)
  bytes.writeInt32BE(bytes.length, 0)
  numbers.forEach((number, index) => {
    bytes.writeInt32BE(number, 4 + 4 * index)
  })
  return bytes
}
