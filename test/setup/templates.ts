import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import pg from "pg"
import sql from "sql-template-tag"
import type { TestProject } from "vitest/node"
import { type Database, openDatabase } from "../../src/db/database.ts"
import { ensureGenerated } from "../../src/db/generate.ts"
import { migrate } from "../../src/db/migrations.ts"
import { curatedReader } from "../../src/formats/curated/reader.ts"
import { SEEDS_FOLDER } from "../../src/writing/prepare.ts"
import { writeContent } from "../../src/writing/write.ts"

// Databases are made once for a whole test run: a migrated and a seeded one, which test files copy, and a copy of the seeded
// one that all test files read and none can write.

export type Template = "migrated" | "seeded"

declare module "vitest" {
  interface ProvidedContext {
    /** The folder for files of this run; it is removed at the end. */
    runFolder: string
    /** The data folders of the embedded templates, and of the shared one that is only read. */
    embeddedTemplates: Record<Template | "shared", string>
    /**
     * The server on which test databases are made, and the names of the templates there; null if TEST_DATABASE_URL is not set.
     */
    serverTemplates: { url: string; names: Record<Template | "shared", string> } | null
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  ensureGenerated()
  const runFolder = mkdtempSync(join(tmpdir(), "isnad-tests-"))
  // PgBouncer refuses to run as root, so it reads its settings from here as another user.
  chmodSync(runFolder, 0o755)
  project.provide("runFolder", runFolder)
  // Commands that tests start find compiled modules, as with `npm start`.
  process.env.NODE_COMPILE_CACHE ??= join(tmpdir(), "isnad-compile-cache")

  const embedded = {
    migrated: join(runFolder, "migrated"),
    seeded: join(runFolder, "seeded"),
    shared: join(runFolder, "shared"),
  }
  for (const folder of Object.values(embedded)) mkdirSync(folder)
  await withDatabase(null, embedded.migrated, migrate)
  cpSync(embedded.migrated, embedded.seeded, { recursive: true })
  await withDatabase(null, embedded.seeded, seed)
  cpSync(embedded.seeded, embedded.shared, { recursive: true })
  await withDatabase(null, embedded.shared, (database) =>
    database.query(sql`ALTER SYSTEM SET default_transaction_read_only = on`),
  )
  // Kept open in this process; test files reach it through its socket, as other processes do.
  const shared = openDatabase({ databaseUrl: null, dataDir: embedded.shared, poolSize: 1, statementTimeoutMs: 30_000 })
  await shared.query(sql`SELECT`)
  project.provide("embeddedTemplates", embedded)

  const url = process.env.TEST_DATABASE_URL || null
  const nameOf = (template: string) => `isnad_${template}_${process.pid}`
  const names = { migrated: nameOf("migrated"), seeded: nameOf("seeded"), shared: nameOf("shared") }
  if (url) {
    await administer(url, `CREATE DATABASE ${names.migrated}`)
    await withDatabase(databaseUrl(url, names.migrated), runFolder, migrate)
    await administer(url, `CREATE DATABASE ${names.seeded} TEMPLATE ${names.migrated}`)
    await withDatabase(databaseUrl(url, names.seeded), runFolder, seed)
    await administer(url, `CREATE DATABASE ${names.shared} TEMPLATE ${names.seeded}`)
    await administer(url, `ALTER DATABASE ${names.shared} SET default_transaction_read_only = on`)
  }
  project.provide("serverTemplates", url ? { url, names } : null)

  return async () => {
    await shared.close()
    rmSync(runFolder, { recursive: true, force: true })
    if (url) for (const name of Object.values(names)) await administer(url, `DROP DATABASE ${name} WITH (FORCE)`)
  }
}

async function withDatabase(databaseUrl: string | null, dataDir: string, work: (database: Database) => Promise<unknown>) {
  const database = openDatabase({ databaseUrl, dataDir, poolSize: 2, statementTimeoutMs: 30_000 })
  await work(database)
  await database.close()
}

function seed(database: Database): Promise<unknown> {
  return writeContent(database, curatedReader(SEEDS_FOLDER), { mode: "RESET" })
}

/** The address of another database on the same server. */
export function databaseUrl(url: string, name: string): string {
  const address = new URL(url)
  address.pathname = `/${name}`
  return String(address)
}

export async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  await client.query(statement)
  await client.end()
}
