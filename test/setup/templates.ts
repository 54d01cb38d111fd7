import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import pg from "pg"
import type { TestProject } from "vitest/node"
import { openDatabase } from "../../src/db/database.ts"
import { ensureGenerated } from "../../src/db/generate.ts"
import { migrate } from "../../src/db/migrations.ts"
import { curatedReader } from "../../src/formats/curated/reader.ts"
import { SEEDS_FOLDER } from "../../src/writing/prepare.ts"
import { writeContent } from "../../src/writing/write.ts"

// Makes one migrated and seeded database of each kind, once for the whole run; test files copy it.

declare module "vitest" {
  interface ProvidedContext {
    /** The data folder of the embedded template. */
    embeddedTemplate: string
    /** Where test databases are made, and the name of the template; null where TEST_DATABASE_URL is not set. */
    serverTemplate: { url: string; name: string } | null
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  ensureGenerated()
  const embeddedTemplate = mkdtempSync(join(tmpdir(), "isnad-template-"))
  await fill(null, embeddedTemplate)
  project.provide("embeddedTemplate", embeddedTemplate)

  const url = process.env.TEST_DATABASE_URL || null
  const name = `isnad_template_${process.pid}`
  if (url) {
    await administer(url, `CREATE DATABASE ${name}`)
    await fill(databaseUrl(url, name), embeddedTemplate)
  }
  project.provide("serverTemplate", url ? { url, name } : null)

  return async () => {
    rmSync(embeddedTemplate, { recursive: true })
    if (url) await administer(url, `DROP DATABASE ${name}`)
  }
}

async function fill(databaseUrl: string | null, dataDir: string): Promise<void> {
  const database = openDatabase({ databaseUrl, dataDir, poolSize: 2, statementTimeoutMs: 30_000 })
  await migrate(database)
  await writeContent(database, curatedReader(SEEDS_FOLDER), { mode: "RESET" })
  await database.close()
}

/** The same server, another database. */
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
