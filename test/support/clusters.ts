import { execFileSync } from "node:child_process"
import { existsSync, readdirSync } from "node:fs"
import { type AddressInfo, createServer } from "node:net"
import { join } from "node:path"
import { removedAtEnd } from "./folders.ts"

// PostgreSQL servers for single tests. PostgreSQL refuses to run as root, so they run as the user that Debian's packages
// create.

const PACKAGES = "/usr/lib/postgresql"
const newest = existsSync(PACKAGES)
  ? readdirSync(PACKAGES)
      .filter((version) => existsSync(join(PACKAGES, version, "bin/initdb")))
      .toSorted((a, b) => Number(a) - Number(b))
      .at(-1)
  : undefined

/** Whether programs can be run as the user postgres. */
export const canBePostgres = process.getuid?.() === 0 && hasUser("postgres")
/** Whether PostgreSQL's programs are installed. */
export const canMakeClusters = canBePostgres && newest !== undefined

export interface Cluster {
  readonly url: string
  start(): void
  stop(): void
  /** Stops the server and removes its files. */
  remove(): void
}

/** A running server with one database, `postgres`. */
export async function primaryCluster(): Promise<Cluster> {
  const folder = temporary()
  run("initdb", "-D", join(folder, "data"), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
  return cluster(folder, await freePort())
}

/** A running replica of the primary. */
export async function replicaCluster(primary: Cluster): Promise<Cluster> {
  const folder = temporary()
  run("pg_basebackup", "-D", join(folder, "data"), "-d", primary.url, "-R", "-c", "fast", "-X", "stream", "--no-sync")
  return cluster(folder, await freePort())
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** The command that runs a program as the user postgres. */
export const AS_POSTGRES = ["runuser", "-u", "postgres", "--"] as const

function cluster(folder: string, port: number): Cluster {
  const data = join(folder, "data")
  const settings = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off -c shared_buffers=16MB -c max_connections=60`
  const start = () => run("pg_ctl", "-D", data, "-l", join(folder, "log"), "-o", settings, "-w", "-t", "120", "start")
  const stop = () => run("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
  start()
  return {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    start,
    stop,
    remove() {
      if (existsSync(join(data, "postmaster.pid"))) stop()
      asPostgres("rm", "-rf", folder)
    },
  }
}

/** Outside the run's folder, which belongs to another user. */
function temporary(): string {
  return removedAtEnd(asPostgres("mktemp", "-d", "/tmp/isnad-cluster-XXXXXX").trim())
}

function run(program: string, ...args: string[]): void {
  asPostgres(join(PACKAGES, newest as string, "bin", program), ...args)
}

function asPostgres(...command: string[]): string {
  const [first, ...rest] = [...AS_POSTGRES, ...command]
  // The server that pg_ctl starts inherits its output, so a pipe would never be closed.
  return execFileSync(first, rest, { encoding: "utf8", cwd: "/", stdio: command[0] === "mktemp" ? "pipe" : "ignore" }) ?? ""
}

function hasUser(name: string): boolean {
  try {
    execFileSync("id", ["-u", name], { stdio: "ignore" })
    return true
  } catch {
    return false
  }
}
