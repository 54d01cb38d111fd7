import { execFileSync } from "node:child_process"
import { cpus, loadavg, totalmem } from "node:os"
import type { Client } from "pg"
import { pinned } from "./measure/pinning.ts"
import { ROOT } from "./servers/servers.ts"

/** What the figures depend on besides what is measured. */
export interface Environment {
  readonly at: string
  readonly commit: string
  readonly node: string
  readonly postgres: string | null
  readonly machine: string
  readonly pinned: boolean
  /** The load average of the minute before the benchmark began. */
  readonly load: number
}

/** The load by other programs: this is read before the benchmark begins. */
const LOAD_BEFORE = loadavg()[0] as number
/** The load per core above which the machine counts as busy. */
const BUSY = 0.25

export async function environment(client: Client | null): Promise<Environment> {
  const version = await client?.query<{ server_version: string }>("SHOW server_version")
  return {
    at: new Date().toISOString(),
    commit: commit(),
    node: process.version,
    postgres: version?.rows[0]?.server_version ?? null,
    machine: `${cpus().length} × ${cpus()[0]?.model.trim() ?? "unknown"}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}`,
    pinned,
    load: LOAD_BEFORE,
  }
}

function commit(): string {
  const git = (...args: string[]) =>
    execFileSync("git", args, { cwd: ROOT, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] })
  try {
    return `${git("rev-parse", "--short", "HEAD").trim()}${git("status", "--porcelain").trim() === "" ? "" : " with changes"}`
  } catch {
    return "unknown"
  }
}

export function describeEnvironment(environment: Environment): string {
  const { at, commit, node, postgres, machine, pinned, load } = environment
  const database = postgres === null ? "" : `, PostgreSQL ${postgres.split(" ")[0]}`
  const cores = pinned ? "server and load on a core each" : "no core kept for server or load"
  const busy = load > BUSY * cpus().length ? "; the machine was busy with other work" : ""
  return `${at.slice(0, 16).replace("T", " ")} UTC, commit ${commit}, Node ${node}${database}, ${machine}; ${cores}; load average before it ${load.toFixed(1)}${busy}.`
}
