import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import pg from "pg"
import { Failure, systemCode } from "../../src/failure.ts"
import { writeBundle } from "./content/bundle.ts"
import type { Content } from "./content/content.ts"
import { writePlain } from "./content/plain.ts"
import { progress } from "./progress.ts"
import { seedFrom } from "./seeding.ts"

/** Raise this when the content or its tables change, so that databases from earlier runs are made anew. */
const VERSION = 3

export interface Databases {
  readonly isnad: string
  readonly plain: string
  /** How Isnad's database was filled, for the report. */
  readonly seeded: string
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
 * Makes two databases with the same content, Isnad's and the others'; those of earlier runs are used again. @param url a server
 * on which databases may be created.
 */
export async function makeDatabases(url: string, content: Content, { plain = true } = {}): Promise<Databases> {
  const admin = await connect(url)
  const at = (name: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href
  const urls = { isnad: at(`isnad_requests_${content.size}`), plain: at(`isnad_requests_plain_${content.size}`) }
  const made = `Benchmark of requests: version ${VERSION}, seed ${content.seed}, complete; `
  /** How a database was filled is stored as a comment on it. */
  const make = async (target: string, fill: () => Promise<string>): Promise<string> => {
    const name = nameOf(target)
    const kept = await admin.query<{ comment: string }>(
      "SELECT d.comment FROM (SELECT shobj_description(oid, 'pg_database') AS comment FROM pg_database WHERE datname = $1) d WHERE starts_with(d.comment, $2)",
      [name, made],
    )
    if (kept.rows[0]) {
      progress(`${name}: kept from before`)
      return kept.rows[0].comment.slice(made.length)
    }
    await admin.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)
    await admin.query(`CREATE DATABASE "${name}"`).catch((error: Error) => {
      throw new Failure(
        "DATABASE_UNAVAILABLE",
        `A database could not be made (${error.message}). Name a user who may, with --url.`,
      )
    })
    try {
      const filled = await fill()
      await admin.query(`COMMENT ON DATABASE "${name}" IS ${admin.escapeLiteral(made + filled)}`)
      return filled
    } catch (error) {
      await admin.query(`DROP DATABASE "${name}" WITH (FORCE)`)
      throw error
    }
  }
  try {
    const seeded = await make(urls.isnad, () => fillIsnad(urls.isnad, content))
    if (plain) await make(urls.plain, () => fillPlain(urls.plain, content))
    return { ...urls, seeded }
  } finally {
    await admin.end()
  }
}

export async function dropDatabases(url: string, databases: Databases): Promise<void> {
  const admin = await connect(url)
  for (const target of [databases.isnad, databases.plain])
    await admin.query(`DROP DATABASE IF EXISTS "${nameOf(target)}" WITH (FORCE)`)
  await admin.end()
}

async function fillIsnad(url: string, content: Content): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "isnad-requests-"))
  try {
    progress(`writing a bundle of ${content.size} articles`)
    await writeBundle(content, folder)
    progress("loading it into Isnad's database (seed --from)")
    const seeded = await seedFrom(folder, url)
    const client = await connect(url)
    await client.query("VACUUM (ANALYZE)")
    await client.end()
    return seeded
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function fillPlain(url: string, content: Content): Promise<string> {
  progress("loading the same into plain tables for the others")
  const client = await connect(url)
  await writePlain(content, client, (done) => {
    if (done % 10_000 === 0) progress(`  ${done} of ${content.size} articles`)
  })
  await client.end()
  return "filled"
}
