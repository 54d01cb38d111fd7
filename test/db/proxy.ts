import { type AddressInfo, connect, createServer, type Socket } from "node:net"

/** A way to PostgreSQL that can be cut, silenced and restored. */
export interface Connection {
  readonly url: string
  /** Breaks all connections and refuses new ones. */
  cut(): void
  /** Keeps connections and lets nothing through, as a network does that swallows packets. */
  silence(): void
  restore(): void
  close(): Promise<void>
}

export async function proxyTo(target: string): Promise<Connection> {
  const { hostname, port } = new URL(target)
  const sockets = new Set<Socket>()
  let state: "open" | "cut" | "silent" = "open"
  const server = createServer((client) => {
    if (state === "cut") return void client.destroy()
    const upstream = connect(Number(port || 5432), hostname)
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from)
      from.on("data", (data) => state === "open" && to.write(data))
      from.on("error", () => to.destroy())
      from.on("close", () => {
        sockets.delete(from)
        to.destroy()
      })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const url = new URL(target)
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const destroyAll = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    url: String(url),
    cut() {
      state = "cut"
      destroyAll()
    },
    silence() {
      state = "silent"
    },
    restore() {
      if (state === "silent") destroyAll()
      state = "open"
    },
    async close() {
      destroyAll()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
