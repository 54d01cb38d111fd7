import { spawnSync } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { Failure } from "../../../src/failure.ts"
import type { Databases } from "../databases.ts"
import { progress } from "../progress.ts"
import type { Dialect } from "./dialect.ts"
import { floorDialect, floorWithKeysDialect } from "./floor-dialect.ts"
import { isnadDialect } from "./isnad.ts"
import { mercuriusDialect } from "./mercurius.ts"
import { postgraphileDialect } from "./postgraphile.ts"

export const ROOT = join(import.meta.dirname, "../../..")
const PEERS = join(import.meta.dirname, "../peers")

/** A server to measure: how to start it, and how to ask it. */
export interface ServerKind {
  readonly label: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly path: string
  readonly database: keyof Databases
  readonly dialect: Dialect
  /** The folder with its packages, and the packages whose versions are reported. */
  readonly folder: string
  readonly packages: readonly string[]
  readonly role: "isnad" | "floor" | "peer"
}

export const ISNAD_ENV = { WORKERS: "1", LOG_LEVEL: "warn", HOST: "127.0.0.1" }

const isnad = {
  args: ["src/server.ts"],
  path: "/graphql",
  database: "isnad",
  dialect: isnadDialect,
  folder: ROOT,
  packages: ["graphql", "graphql-yoga", "@pothos/core", "dataloader", "pg"],
  role: "isnad",
} as const

const floor = { path: "/", env: {}, database: "plain", folder: ROOT, packages: ["pg"], role: "floor" } as const
const FLOOR = join(import.meta.dirname, "floor.ts")

const peer = { path: "/graphql", env: { GRAPHILE_ENV: "production" }, database: "plain", folder: PEERS, role: "peer" } as const

export const SERVERS = {
  floor: { ...floor, label: "floor: SQL by hand, no GraphQL", args: [FLOOR], dialect: floorDialect },
  "floor-keys": {
    ...floor,
    label: "floor, sort keys in join tables",
    args: [FLOOR, "keys"],
    dialect: floorWithKeysDialect,
  },
  isnad: { ...isnad, label: "Isnad, computing every answer", env: { ...ISNAD_ENV, RESPONSE_CACHE: "off" } },
  "isnad-cached": { ...isnad, label: "Isnad as it comes, answers kept", env: { ...ISNAD_ENV, RESPONSE_CACHE: "on" } },
  mercurius: {
    ...peer,
    label: "Mercurius with graphql-jit, by hand",
    args: [join(PEERS, "mercurius.mjs")],
    dialect: mercuriusDialect,
    packages: ["fastify", "mercurius", "graphql-jit", "graphql", "pg"],
  },
  postgraphile: {
    ...peer,
    label: "PostGraphile 5",
    args: [join(PEERS, "postgraphile.mjs")],
    dialect: postgraphileDialect,
    packages: ["postgraphile", "grafast", "@graphile-contrib/pg-many-to-many", "postgraphile-plugin-connection-filter", "pg"],
  },
} satisfies Record<string, ServerKind>

export type ServerId = keyof typeof SERVERS
export const SERVER_IDS = Object.keys(SERVERS) as ServerId[]

/** Installs missing packages of the other servers, in their own folder. */
export function installPeers(ids: readonly ServerId[]): void {
  if (existsSync(join(PEERS, "node_modules/.package-lock.json")) || !ids.some((id) => SERVERS[id].role === "peer")) return
  progress("installing the other servers: npm ci --prefix bench/requests/peers")
  const command = ["ci", "--prefix", PEERS, "--ignore-scripts", "--no-audit", "--no-fund"]
  const { status } = spawnSync("npm", command, { stdio: ["ignore", "ignore", "inherit"] })
  if (status !== 0)
    throw new Failure(
      "INVALID_ARGUMENT",
      "The other servers could not be installed. Without a network, say --servers isnad,floor.",
    )
}

export function versionsOf({ folder, packages }: ServerKind): Record<string, string> {
  const versionOf = (name: string) =>
    JSON.parse(readFileSync(join(folder, "node_modules", name, "package.json"), "utf8")).version
  return Object.fromEntries(packages.map((name) => [name, versionOf(name)]))
}
