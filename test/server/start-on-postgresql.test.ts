import { randomUUID } from "node:crypto"
import { fileURLToPath } from "node:url"
import sql from "sql-template-tag"
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest"
import { databaseUrl } from "../setup/templates.ts"
import { openTestDatabase, type TestDatabase } from "../support/databases.ts"
import { ask, start, stop } from "./process.ts"

const CLI = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url))

describe.runIf(inject("serverTemplates"))("a start on PostgreSQL", () => {
  let test: TestDatabase
  let url: string
  beforeEach(async () => {
    test = await openTestDatabase("PostgreSQL", "empty")
    url = test.location.databaseUrl as string
  })
  afterEach(() => test.close())

  it("of several processes at once migrates once, and seeds nothing", async () => {
    const servers = [1, 2, 3].map(() => start({ DATABASE_URL: url }))
    const addresses = await Promise.all(servers.map(({ address }) => address))
    const said = servers.map(({ output }) => /\((.*)\)$/m.exec(output.out.split("\n")[1] ?? "")?.[1]).sort()
    expect(said).toEqual([expect.stringMatching(/^\d+ migrations? applied$/), "up to date", "up to date"])
    for (const address of addresses)
      expect(await ask(address, "{ articles { totalCount } }")).toMatchObject({ data: { articles: { totalCount: 0 } } })
    expect(servers[0]?.output.out).toContain(`database: postgresql://${new URL(url).host}${new URL(url).pathname} (`)
    expect(await Promise.all(servers.map((server) => stop(server)))).toEqual([0, 0, 0])
  })

  it("refuses a database that a newer version has migrated", async () => {
    const first = start({ DATABASE_URL: url }, CLI, ["migrate"])
    expect(await first.ended).toBe(0)
    await test.database.query(sql`INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
      VALUES (${randomUUID()}, 'x', '29990101000000_future', now(), 1)`)
    const server = start({ DATABASE_URL: url })
    expect(await server.ended).toBe(1)
    expect(server.output.err).toMatch(
      /^The database has the migration 29990101000000_future, .* Update Isnad, or use another database\.\n$/,
    )
  })

  it("says that the database does not exist, that the password is missing, and that a table may not be made", async () => {
    const missing = start({ DATABASE_URL: databaseUrl(url, "isnad_no_such_database") })
    expect(await missing.ended).toBe(1)
    expect(missing.output.err).toMatch(
      /^The database refused the connection: database "isnad_no_such_database" does not exist\. Check DATABASE_URL\.\n$/,
    )
    const role = `isnad_reader_${process.pid}`
    await test.database.query(sql`SELECT 1`)
    await test.database.pool.query(`CREATE ROLE ${role} LOGIN`)
    try {
      const address = new URL(url)
      address.username = role
      const reader = start({ DATABASE_URL: String(address) })
      expect(await reader.ended).toBe(1)
      expect(reader.output.err).toMatch(
        /^The table of migrations failed: permission denied for schema public\. Nothing was changed\..*npm run migrate\n$/,
      )
    } finally {
      await test.database.pool.query(`DROP ROLE ${role}`)
    }
  })
})
