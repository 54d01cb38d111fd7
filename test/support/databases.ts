import { randomBytes } from "node:crypto"
import { cpSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { afterAll, beforeAll, describe, inject } from "vitest"
import { type Database, openDatabase } from "../../src/db/database.ts"
import { administer, databaseUrl } from "../setup/templates.ts"
import { temporaryFolder } from "./folders.ts"

/** A database of a test file's own: seeded like the template, or empty and not migrated. */
export interface TestDatabase {
  readonly database: Database
  /** What openDatabase takes to reach the same data once more, as another process would. */
  readonly location: { databaseUrl: string | null; dataDir: string }
  readonly close: () => Promise<void>
}

export type Content = "seeded" | "empty"
export type Backend = "PGlite" | "PostgreSQL"

/** The same tests on PGlite always, and on PostgreSQL where TEST_DATABASE_URL is set. */
export function describeOnDatabases(
  title: string,
  content: Content,
  tests: (use: () => TestDatabase, backend: Backend) => void,
): void {
  const backends: Backend[] = inject("serverTemplate") ? ["PGlite", "PostgreSQL"] : ["PGlite"]
  describe.each(backends)(`${title} (%s)`, (backend) => {
    let opened: TestDatabase
    beforeAll(async () => {
      opened = await openTestDatabase(backend, content)
    })
    afterAll(() => opened.close())
    tests(() => opened, backend)
  })
}

export function openTestDatabase(backend: Backend, content: Content): Promise<TestDatabase> {
  return backend === "PGlite" ? openEmbedded(content) : openOnServer(content)
}

/** Where an embedded database is that is seeded, and not open yet. It goes when the test file ends. */
export function seededFolder(): TestDatabase["location"] & { databaseUrl: null } {
  const dataDir = temporaryFolder()
  cpSync(inject("embeddedTemplate"), dataDir, { recursive: true })
  return { databaseUrl: null, dataDir }
}

async function openEmbedded(content: Content): Promise<TestDatabase> {
  const location = content === "seeded" ? seededFolder() : { databaseUrl: null, dataDir: temporaryFolder() }
  const database = open(location)
  const close = async () => {
    await database.close()
    rmSync(location.dataDir, { recursive: true, force: true })
  }
  return { database, location, close }
}

async function openOnServer(content: Content): Promise<TestDatabase> {
  const template = inject("serverTemplate")
  if (!template) throw new Error("TEST_DATABASE_URL is not set")
  const name = `isnad_test_${randomBytes(6).toString("hex")}`
  await administer(template.url, `CREATE DATABASE ${name}${content === "seeded" ? ` TEMPLATE ${template.name}` : ""}`)
  const location = { databaseUrl: databaseUrl(template.url, name), dataDir: tmpdir() }
  const database = open(location)
  const close = async () => {
    await database.close()
    await administer(template.url, `DROP DATABASE ${name} WITH (FORCE)`)
  }
  return { database, location, close }
}

/** Opens the same data once more. */
export function open(location: TestDatabase["location"]): Database {
  return openDatabase({ ...location, poolSize: 4, statementTimeoutMs: 30_000 })
}
