import { randomBytes } from "node:crypto"
import { cpSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import sql from "sql-template-tag"
import { afterAll, beforeAll, describe, inject } from "vitest"
import { type Database, openDatabase } from "../../src/db/database.ts"
import { administer, databaseUrl, type Template } from "../setup/templates.ts"
import { temporaryFolder } from "./folders.ts"

export interface TestDatabase {
  readonly database: Database
  /** The options of openDatabase to open the same data again, as another process would. */
  readonly location: { databaseUrl: string | null; dataDir: string }
  readonly close: () => Promise<void>
}

/**
 * "seeded": the one seeded database that all test files read; writes fail. "seeded copy": a copy of it for this file, which may
 * be changed. "migrated": a database of this file without content. "empty": one that is not even migrated.
 */
export type Content = "seeded" | "seeded copy" | "migrated" | "empty"
export type Backend = "PGlite" | "PostgreSQL"

/** Runs the tests on the embedded database and, if TEST_DATABASE_URL is set, on PostgreSQL too. */
export function describeOnDatabases(
  title: string,
  content: Content,
  tests: (use: () => TestDatabase, backend: Backend) => void,
): void {
  const backends: Backend[] = inject("serverTemplates") ? ["PGlite", "PostgreSQL"] : ["PGlite"]
  describe.each(backends)(`${title} (%s)`, (backend) => {
    let opened: TestDatabase
    beforeAll(async () => {
      opened = await openTestDatabase(backend, content)
    })
    afterAll(() => opened.close())
    tests(() => opened, backend)
  })
}

/** Opens it before the commands of these tests do, so that they reach it through this process and need not open its files each. */
export function holdOpen(use: () => TestDatabase): void {
  beforeAll(async () => {
    await use().database.query(sql`SELECT`)
  })
}

export function openTestDatabase(backend: Backend, content: Content): Promise<TestDatabase> {
  return backend === "PGlite" ? openEmbedded(content) : openOnServer(content)
}

/** The location of a seeded embedded database that is not open yet. It is removed when the test file ends. */
export function seededFolder(): TestDatabase["location"] & { databaseUrl: null } {
  return embeddedCopy("seeded")
}

function embeddedCopy(template: Template) {
  const dataDir = temporaryFolder()
  cpSync(inject("embeddedTemplates")[template], dataDir, { recursive: true })
  return { databaseUrl: null, dataDir }
}

async function openEmbedded(content: Content): Promise<TestDatabase> {
  if (content === "seeded") return openShared({ databaseUrl: null, dataDir: inject("embeddedTemplates").shared })
  const location = embeddedCopy(content === "seeded copy" ? "seeded" : content)
  const database = open(location)
  const close = async () => {
    await database.close()
    rmSync(location.dataDir, { recursive: true, force: true })
  }
  return { database, location, close }
}

async function openOnServer(content: Content): Promise<TestDatabase> {
  const templates = inject("serverTemplates")
  if (!templates) throw new Error("TEST_DATABASE_URL is not set")
  const { url, names } = templates
  if (content === "seeded") return openShared({ databaseUrl: databaseUrl(url, names.shared), dataDir: tmpdir() })
  const name = `isnad_test_${randomBytes(6).toString("hex")}`
  const from = content === "empty" ? "" : ` TEMPLATE ${names[content === "migrated" ? "migrated" : "seeded"]}`
  await administer(url, `CREATE DATABASE ${name}${from}`)
  const location = { databaseUrl: databaseUrl(url, name), dataDir: tmpdir() }
  const database = open(location)
  const close = async () => {
    await database.close()
    await administer(url, `DROP DATABASE ${name} WITH (FORCE)`)
  }
  return { database, location, close }
}

function openShared(location: TestDatabase["location"]): TestDatabase {
  const database = open(location)
  return { database, location, close: () => database.close() }
}

/** Opens the same data once more. */
export function open(location: TestDatabase["location"]): Database {
  return openDatabase({ ...location, poolSize: 4, statementTimeoutMs: 30_000 })
}
