import { appendFileSync, chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs"
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
import { keepPGliteCompiled } from "../support/pglite-code.ts"

// Databases are made once for a whole test run: an empty, a migrated and a seeded one, which test files copy, and a copy of the seeded
// one that all test files read and none can write.

export type Template = "empty" | "migrated" | "seeded"

declare module "vitest" {
  interface ProvidedContext {
    /** The folder for files of this run; it is removed at the end. */
    runFolder: string
    /** The data folders of the embedded templates, and of the shared one that is only read. */
    embeddedTemplates: Record<Template | "shared", string>
    /**
     * The server on which test databases are made, and the names of the templates there; null if TEST_DATABASE_URL is not set.
     */
    serverTemplates: { url: string; names: Record<Exclude<Template, "empty"> | "shared", string> } | null
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

  const url = process.env.TEST_DATABASE_URL || null
  const [{ folders, shared }, serverTemplates] = await Promise.all([
    makeEmbedded(runFolder),
    url ? makeOnServer(url, runFolder) : null,
  ])
  project.provide("embeddedTemplates", folders)
  project.provide("serverTemplates", serverTemplates)

  return async () => {
    await shared.close()
    rmSync(runFolder, { recursive: true, force: true })
    if (serverTemplates)
      for (const name of Object.values(serverTemplates.names))
        await administer(serverTemplates.url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  }
}

/** @returns the folders, and the database that all test files read. It is kept open in this process; they reach it through its socket. */
async function makeEmbedded(runFolder: string) {
  const folders = {
    empty: join(runFolder, "empty"),
    migrated: join(runFolder, "migrated"),
    seeded: join(runFolder, "seeded"),
    shared: join(runFolder, "shared"),
  }
  const opened = (folder: string) =>
    openDatabase({ databaseUrl: null, dataDir: folder, poolSize: 2, statementTimeoutMs: 30_000 })
  const made = async (from: string | null, folder: string, work: (database: Database) => Promise<unknown>) => {
    if (from) cpSync(from, folder, { recursive: true })
    else mkdirSync(folder)
    const database = opened(folder)
    await work(database)
    await database.close()
  }
  await keepPGliteCompiled()
  // A start fills all buffers with zeros: with the usual 128 MB, that is half of its time.
  await made(null, folders.empty, (database) => database.query(sql`ALTER SYSTEM SET shared_buffers = '16MB'`))
  await made(folders.empty, folders.migrated, migrate)
  await made(folders.migrated, folders.seeded, seed)
  cpSync(folders.seeded, folders.shared, { recursive: true })
  appendFileSync(join(folders.shared, "pglite", "postgresql.auto.conf"), "default_transaction_read_only = on\n")
  const shared = opened(folders.shared)
  await shared.query(sql`SELECT`)
  return { folders, shared }
}

async function makeOnServer(url: string, runFolder: string) {
  const nameOf = (template: string) => `isnad_${template}_${process.pid}`
  const names = { migrated: nameOf("migrated"), seeded: nameOf("seeded"), shared: nameOf("shared") }
  const made = async (from: string | null, name: string, work: (database: Database) => Promise<unknown>) => {
    await administer(url, `CREATE DATABASE ${name}${from ? ` TEMPLATE ${from}` : ""}`)
    const database = openDatabase({
      databaseUrl: databaseUrl(url, name),
      dataDir: runFolder,
      poolSize: 2,
      statementTimeoutMs: 30_000,
    })
    await work(database)
    await database.close()
  }
  await made(null, names.migrated, migrate)
  await made(names.migrated, names.seeded, seed)
  await administer(url, `CREATE DATABASE ${names.shared} TEMPLATE ${names.seeded}`)
  await administer(url, `ALTER DATABASE ${names.shared} SET default_transaction_read_only = on`)
  return { url, names }
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
