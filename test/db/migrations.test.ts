import { createHash } from "node:crypto"
import sql from "sql-template-tag"
import { expect, it } from "vitest"
import { type Migration, migrate, readMigrations } from "../../src/db/migrations.ts"
import { describeOnDatabases, open } from "../support/databases.ts"

const migration = (name: string, script: string): Migration => ({
  name,
  script,
  checksum: createHash("sha256").update(script).digest("hex"),
})

const FIRST = migration("1_first", "CREATE TABLE first (number int); INSERT INTO first VALUES (1)")
const BROKEN = migration("2_broken", "CREATE TABLE second (number int); SELECT 1 / 0")

describeOnDatabases("migrations", "empty", (use) => {
  const tables = async () => {
    const rows = await use().database.query<{ name: string }>(
      sql`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
    )
    return rows.map(({ name }) => name)
  }

  it("that fail leave nothing, and say what to do", async () => {
    const failed = migrate(use().database, [FIRST, BROKEN])
    await expect(failed).rejects.toMatchObject({ name: "Failure", code: "MIGRATION_FAILED" })
    await expect(failed).rejects.toThrow("The migration 2_broken failed: division by zero. Nothing was changed. Mend the cause")
    await expect(failed).rejects.toThrow("npm run migrate")
    expect(await tables()).toEqual([])
  })

  it("are applied once, in order, by several at the same time too", async () => {
    const others = [open(use().location), open(use().location)]
    const list = [FIRST, migration("2_second", "ALTER TABLE first ADD COLUMN text text")]
    const applied = await Promise.all([use().database, ...others].map((database) => migrate(database, list)))
    for (const other of others) await other.close()
    expect(applied.flat().sort()).toEqual(["1_first", "2_second"])
    expect(await tables()).toEqual(["_prisma_migrations", "first"])
    expect(await use().database.query(sql`SELECT * FROM first`)).toEqual([{ number: 1, text: null }])
    expect(await migrate(use().database, list)).toEqual([])
  })

  it("are refused where the database has one that is not known", async () => {
    await expect(migrate(use().database, [FIRST])).rejects.toMatchObject({
      code: "DATABASE_NEWER",
      message: expect.stringContaining("2_second"),
    })
  })

  it("are refused where one was edited after it was applied", async () => {
    const list = [migration("1_first", "SELECT 1"), migration("2_second", "ALTER TABLE first ADD COLUMN text text")]
    await expect(migrate(use().database, list)).rejects.toMatchObject({
      code: "MIGRATION_FAILED",
      message: expect.stringMatching(/^The migration 1_first was edited after it was applied\. Restore its file/),
    })
  })

  it("of the project have checksums as Prisma records them, and stand in order", () => {
    const list = readMigrations()
    expect(list.length).toBeGreaterThan(0)
    expect(list.map(({ name }) => name)).toEqual(list.map(({ name }) => name).sort())
    for (const { script, checksum } of list) expect(checksum).toBe(createHash("sha256").update(script).digest("hex"))
  })
})
