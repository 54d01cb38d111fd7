import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { PGlite } from "@electric-sql/pglite"
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils"
import { SchemaEngine } from "@prisma/schema-engine-wasm"
import { PrismaPGlite } from "pglite-prisma-adapter"
import { EXTENSIONS } from "./embedded/extensions.ts"
import { type Migration, readMigrations } from "./migrations.ts"

// Used only after a change of prisma/schema.prisma; it needs the development dependencies.

const root = fileURLToPath(new URL("../../", import.meta.url))
const schemaFile = "prisma/schema.prisma"

/** The SQL that turns a database with these migrations into what prisma/schema.prisma describes; empty where they agree. */
export async function diffFromMigrations(migrations: Migration[] = readMigrations()): Promise<string> {
  const pglite = await PGlite.create({ extensions: EXTENSIONS })
  try {
    for (const { script } of migrations) await pglite.exec(script)
    const factory = bindMigrationAwareSqlAdapterFactory(new PrismaPGlite(pglite))
    const files = [{ path: schemaFile, content: readFileSync(`${root}${schemaFile}`, "utf8") }]
    const engine = await SchemaEngine.new({ datamodels: [[schemaFile, files[0]?.content ?? ""]] }, () => {}, factory)
    const result = await engine.diff({
      from: { tag: "schemaDatasource", files, configDir: root },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: null,
      filters: { externalTables: ["public._prisma_migrations"], externalEnums: [] },
    })
    engine.free()
    const script = result.stdout?.trim() ?? ""
    return script === "-- This is an empty migration." ? "" : script
  } finally {
    await pglite.close()
  }
}

/**
 * Writes a migration into prisma/migrations, in a folder named by the time and `name`, for review.
 * @returns its path, or `null` where the schema did not change.
 */
export async function createMigration(name: string, now = new Date()): Promise<string | null> {
  const script = await diffFromMigrations()
  if (!script) return null
  const stamp = now.toISOString().replace(/\D/g, "").slice(0, 14)
  const folder = `prisma/migrations/${stamp}_${name}`
  mkdirSync(`${root}${folder}`, { recursive: true })
  writeFileSync(`${root}${folder}/migration.sql`, `${script}\n`)
  return `${folder}/migration.sql`
}
