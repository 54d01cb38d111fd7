import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { chmodSync, existsSync, writeFileSync } from "node:fs"
import { connect } from "node:net"
import { join } from "node:path"
import { AS_POSTGRES, canBePostgres, freePort } from "./clusters.ts"
import { temporaryFolder } from "./folders.ts"

const program = ["/usr/sbin/pgbouncer", "/usr/bin/pgbouncer", "/opt/homebrew/bin/pgbouncer"].find((path) => existsSync(path))
const asRoot = process.getuid?.() === 0

/** Whether PgBouncer is installed and can be run; it refuses to run as root. */
export const canPool = program !== undefined && (!asRoot || canBePostgres)

export interface Pooler {
  /** The address of the same database through PgBouncer, in transaction pooling. */
  readonly url: string
  close(): Promise<void>
}

/** Starts PgBouncer in front of a server, with `connections` connections to each database. */
export async function poolerTo(target: string, connections: number): Promise<Pooler> {
  const { hostname, port, username, password } = new URL(target)
  const folder = temporaryFolder()
  chmodSync(folder, 0o755)
  const own = await freePort()
  const file = join(folder, "pgbouncer.ini")
  const server = Object.entries({ host: hostname, port: port || "5432", user: username, password })
    .flatMap(([name, value]) => (value === "" ? [] : `${name}=${decodeURIComponent(value)}`))
    .join(" ")
  writeFileSync(
    file,
    `[databases]\n* = ${server}\n[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = ${own}\nunix_socket_dir =\nauth_type = any\npool_mode = transaction\ndefault_pool_size = ${connections}\nmax_client_conn = 100\n`,
  )
  const [first, ...rest] = [...(asRoot ? AS_POSTGRES : []), program as string, file] as [string, ...string[]]
  const child = spawn(first, rest, { stdio: ["ignore", "ignore", "pipe"] })
  let said = ""
  child.stderr.on("data", (data) => {
    said += data
  })
  await answering(child, own, () => said)
  const url = new URL(target)
  url.host = `127.0.0.1:${own}`
  return {
    url: String(url),
    async close() {
      if (child.exitCode !== null) throw new Error(`PgBouncer ended: ${said}`)
      const ended = once(child, "close")
      // runuser forwards the signal.
      child.kill("SIGTERM")
      await ended
    },
  }
}

async function answering(child: ChildProcess, port: number, said: () => string): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`PgBouncer ended: ${said()}`)
    const there = await new Promise<boolean>((resolve) => {
      const attempt = connect(port, "127.0.0.1")
      attempt.once("connect", () => resolve(attempt.destroy() && true))
      attempt.once("error", () => resolve(false))
    })
    if (there) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
