import { spawn } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import pg from "pg"
import { Failure, systemCode } from "../../src/failure.ts"
import { writeBundle } from "./content/bundle.ts"
import type { Content } from "./content/content.ts"
import { writePlain } from "./content/plain.ts"
import { progress } from "./progress.ts"

const ROOT = join(import.meta.dirname, "../..")
/** Raise it when the content or its tables change: databases that were kept are then made anew. */
const VERSION = 2

export interface Databases {
  readonly isnad: string
  readonly plain: string
}

export const nameOf = (url: string): string => decodeURIComponent(new URL(url).pathname.slice(1))

export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on("error", () => undefined)
  try {
    await client.connect()
    return client
  } catch (error) {
    const { host, pathname } = new URL(url)
    const reason = systemCode(error) ?? (error as Error).message
    throw new Failure(
      "DATABASE_UNAVAILABLE",
      `Expected a PostgreSQL server at ${host}${pathname} on which databases may be created (${reason}). Start one, or name another with --url or TEST_DATABASE_URL.`,
    )
  }
}

/**
 * Fills two databases with the same content, Isnad's and the others'; those that were kept are used again.
 * @param url a server on which databases may be created.
 */
export async function makeDatabases(url: string, content: Content, { plain = true } = {}): Promise<Databases> {
  const admin = await connect(url)
  const at = (name: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href
  const databases = { isnad: at(`isnad_requests_${content.size}`), plain: at(`isnad_requests_plain_${content.size}`) }
  const made = `Benchmark of requests: version ${VERSION}, seed ${content.seed}, complete`
  const make = async (target: string, fill: () => Promise<void>) => {
    const name = nameOf(target)
    const kept = await admin.query(
      "SELECT 1 FROM pg_database WHERE datname = $1 AND shobj_description(oid, 'pg_database') = $2",
      [name, made],
    )
    if (kept.rows.length > 0) return progress(`${name}: kept from before`)
    await admin.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)
    await admin.query(`CREATE DATABASE "${name}"`).catch((error: Error) => {
      throw new Failure(
        "DATABASE_UNAVAILABLE",
        `A database could not be made (${error.message}). Name a user who may, with --url.`,
      )
    })
    try {
      await fill()
    } catch (error) {
      await admin.query(`DROP DATABASE "${name}" WITH (FORCE)`)
      throw error
    }
    await admin.query(`COMMENT ON DATABASE "${name}" IS '${made}'`)
  }
  try {
    await make(databases.isnad, () => fillIsnad(databases.isnad, content))
    if (plain) await make(databases.plain, () => fillPlain(databases.plain, content))
  } finally {
    await admin.end()
  }
  return databases
}

export async function dropDatabases(url: string, databases: Databases): Promise<void> {
  const admin = await connect(url)
  for (const target of Object.values(databases)) await admin.query(`DROP DATABASE IF EXISTS "${nameOf(target)}" WITH (FORCE)`)
  await admin.end()
}

async function fillIsnad(url: string, content: Content): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "isnad-requests-"))
  try {
    progress(`writing a bundle of ${content.size} articles`)
    await writeBundle(content, folder)
    progress("loading it into Isnad's database (seed --from)")
    await run([join(ROOT, "src/cli/main.ts"), "seed", "--from", folder, "--yes"], { DATABASE_URL: url })
    const client = await connect(url)
    await client.query("VACUUM (ANALYZE)")
    await client.end()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function fillPlain(url: string, content: Content): Promise<void> {
  progress("loading the same into plain tables for the others")
  const client = await connect(url)
  await writePlain(content, client, (done) => {
    if (done % 10_000 === 0) progress(`  ${done} of ${content.size} articles`)
  })
  await client.end()
}

function run(args: string[], env: Record<string, string>): Promise<void> {
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ["ignore", "ignore", "inherit"] })
  return new Promise((resolve, reject) => {
    child.once("error", reject)
    child.once("exit", (code) => (code === 0 ? resolve() : reject(new Error(`${args.join(" ")} ended with ${code}`))))
  })
}
