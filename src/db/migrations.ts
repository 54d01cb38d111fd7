import { createHash, randomUUID } from "node:crypto"
import { readdirSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import sql from "sql-template-tag"
import { Failure } from "../failure.ts"
import type { Database } from "./database.ts"
import { takeTurn } from "./locks.ts"
import type { Queryable, Transaction } from "./transaction.ts"

// Migrations are applied here and not by Prisma's engine, but recorded in Prisma's own table, in one transaction
// (docs/adr/0003).

export interface Migration {
  readonly name: string
  readonly script: string
  /** SHA-256 in hexadecimal, as Prisma records it. */
  readonly checksum: string
}

const MIGRATIONS_TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ, migration_name VARCHAR(255) NOT NULL,
  logs TEXT, rolled_back_at TIMESTAMPTZ, started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`

const MIGRATIONS_FOLDER = fileURLToPath(new URL("../../prisma/migrations", import.meta.url))

/** The migrations in a folder, oldest first. */
export function readMigrations(folder = MIGRATIONS_FOLDER): Migration[] {
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return folders
    .map(({ name }) => {
      const script = readFileSync(`${folder}/${name}/migration.sql`, "utf8")
      return { name, script, checksum: createHash("sha256").update(script).digest("hex") }
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

/**
 * Brings the database up to the newest migration, in one transaction. @returns the names of the migrations that were applied.
 * @throws Failure DATABASE_NEWER where the database has migrations that are not in the folder; MIGRATION_FAILED.
 */
export async function migrate(database: Database, migrations = readMigrations()): Promise<string[]> {
  const missing = pending(migrations, await appliedMigrations(database))
  if (missing.length === 0) return []
  return database.transaction(async (transaction) => {
    await transaction.script(takeTurn("MIGRATE"))
    await runScript(transaction, "the table of migrations", MIGRATIONS_TABLE)
    // Read again under the lock: another process may have migrated while this one waited for it.
    const stillMissing = pending(migrations, await appliedMigrations(transaction))
    for (const migration of stillMissing) await apply(transaction, migration)
    return stillMissing.map((migration) => migration.name)
  })
}

export interface MigrationState {
  readonly applied: readonly string[]
  readonly pending: readonly string[]
  /** Migrations in the database that this version does not have: a newer Isnad applied them. */
  readonly unknown: readonly string[]
  /** Migrations whose files have changed since they were applied. */
  readonly edited: readonly string[]
}

/** What `migrate` would find; changes nothing. */
export async function migrationState(queryable: Queryable, migrations = readMigrations()): Promise<MigrationState> {
  const applied = await appliedMigrations(queryable)
  const checksums = new Map(migrations.map(({ name, checksum }) => [name, checksum]))
  const names = applied.map(({ name }) => name)
  return {
    applied: names,
    pending: migrations.map(({ name }) => name).filter((name) => !names.includes(name)),
    unknown: names.filter((name) => !checksums.has(name)),
    edited: applied.filter(({ name, checksum }) => (checksums.get(name) ?? checksum) !== checksum).map(({ name }) => name),
  }
}

/** The extensions that migrations create. */
export function neededExtensions(migrations = readMigrations()): string[] {
  const found = migrations.flatMap(({ script }) => [...script.matchAll(/^CREATE EXTENSION (?:IF NOT EXISTS )?"?(\w+)/gim)])
  return [...new Set(found.map(([, name]) => name as string))]
}

interface Applied {
  name: string
  checksum: string
}

async function appliedMigrations(queryable: Queryable): Promise<Applied[]> {
  const [found] = await queryable.query<{ exists: boolean }>(
    sql`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS exists`,
  )
  if (!found?.exists) return []
  return queryable.query<Applied>(
    sql`SELECT migration_name AS name, checksum FROM _prisma_migrations WHERE rolled_back_at IS NULL AND finished_at IS NOT NULL`,
  )
}

function pending(migrations: Migration[], applied: Applied[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]))
  for (const { name, checksum } of applied) {
    const migration = known.get(name)
    if (!migration) {
      throw new Failure(
        "DATABASE_NEWER",
        `The database has the migration ${name}, which this version of Isnad does not know: a newer version was here. Update Isnad, or use another database.`,
      )
    }
    if (migration.checksum !== checksum) {
      throw new Failure(
        "MIGRATION_FAILED",
        `The migration ${name} was edited after it was applied. Restore its file, and put the change into a new migration.`,
      )
    }
  }
  const done = new Set(applied.map(({ name }) => name))
  return migrations.filter((migration) => !done.has(migration.name))
}

async function apply(transaction: Transaction, { name, script, checksum }: Migration): Promise<void> {
  await runScript(transaction, `the migration ${name}`, script)
  await transaction.query(sql`INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
    VALUES (${randomUUID()}, ${checksum}, ${name}, now(), 1)`)
}

async function runScript(transaction: Transaction, what: string, script: string): Promise<void> {
  try {
    await transaction.script(script)
  } catch (error) {
    if (error instanceof Failure) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new Failure(
      "MIGRATION_FAILED",
      `${what[0]?.toUpperCase()}${what.slice(1)} failed: ${reason}. Nothing was changed. Mend the cause (often a missing privilege or extension), then run: npm run migrate`,
      { cause: error },
    )
  }
}
