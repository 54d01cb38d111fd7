import sql from "sql-template-tag"
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest"
import { type Database, openDatabase } from "../../src/db/database.ts"
import { ask, start, stop } from "../server/process.ts"
import { smallBundle } from "../support/bundles.ts"
import { resetTo } from "../support/contents.ts"
import { openTestDatabase, type TestDatabase } from "../support/databases.ts"
import { canPool, type Pooler, poolerTo } from "../support/pgbouncer.ts"

// PgBouncer by transactions, of the test's own, where it is installed and TEST_DATABASE_URL is set: with DATABASE_PREPARED=off
// everything is as without it.

const STATEMENT_TIMEOUT_MS = 1_500
/** Fewer than clients: statements of one connection run on many. */
const CONNECTIONS = 3

describe.runIf(canPool && inject("serverTemplates"))("through PgBouncer by transactions", () => {
  let test: TestDatabase
  let pooler: Pooler
  let database: Database
  const openThrough = (prepared: boolean) =>
    openDatabase({ databaseUrl: pooler.url, dataDir: "", poolSize: 8, statementTimeoutMs: STATEMENT_TIMEOUT_MS, prepared })
  beforeAll(async () => {
    test = await openTestDatabase("PostgreSQL", "seeded copy")
    pooler = await poolerTo(test.location.databaseUrl as string, CONNECTIONS)
    database = openThrough(false)
  })
  afterAll(async () => {
    await database.close()
    await pooler.close()
    await test.close()
  })

  it("statements give each its own answer, many at once, between transactions", async () => {
    const statement = async (i: number) => {
      const [row] = await database.query(
        i % 2 === 0 ? sql`SELECT ${i}::int AS number` : sql`SELECT ${`text ${i}`}::text AS text, ${i}::int AS number`,
      )
      return row
    }
    const expected = (i: number) => (i % 2 === 0 ? { number: i } : { text: `text ${i}`, number: i })
    const inTransaction = (i: number) =>
      database.transaction(async (transaction) => {
        await transaction.script("CREATE TEMP TABLE mine (number int) ON COMMIT DROP")
        await transaction.query(sql`INSERT INTO mine VALUES (${i}::int)`)
        return transaction.query(sql`SELECT number FROM mine`)
      })
    const numbers = Array.from({ length: 300 }, (_, i) => i)
    const [rows, own] = await Promise.all([
      Promise.all(numbers.map(statement)),
      Promise.all(numbers.slice(0, 20).map(inTransaction)),
    ])
    expect(rows).toEqual(numbers.map(expected))
    expect(own).toEqual(numbers.slice(0, 20).map((number) => [{ number }]))
  })

  it("times are read alike whatever the server's zone and style are", async () => {
    const [name] = await test.database.query<{ name: string }>(sql`SELECT current_database() AS name`)
    await test.database.transaction((transaction) =>
      transaction.script(
        `ALTER DATABASE "${name?.name}" SET TimeZone = 'Asia/Baghdad'; ALTER DATABASE "${name?.name}" SET DateStyle = 'German'`,
      ),
    )
    await test.database.query(
      sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    )
    const other = openThrough(false)
    const read = () => other.query(sql`SELECT '1880-01-01T00:00:00Z'::timestamptz AS old`)
    // The pooler hears of the ends of its connections with the next statement on them.
    await expect.poll(() => read().catch(() => null)).toEqual([{ old: "1880-01-01T00:00:00.000Z" }])
    expect(await Promise.all(Array.from({ length: 10 }, read))).toEqual(Array(10).fill([{ old: "1880-01-01T00:00:00.000Z" }]))
    await other.close()
  })

  it("a statement ends with its request, or when it takes too long, on the server too", async () => {
    const request = new AbortController()
    const asked = database.query(sql`SELECT pg_sleep(60)`, request.signal)
    await expect.poll(sleeping).toBe(1)
    request.abort()
    await expect(asked).rejects.toMatchObject({ code: "DATABASE_TIMEOUT" })
    await expect.poll(sleeping).toBe(0)
    await expect(database.query(sql`SELECT pg_sleep(60)`)).rejects.toMatchObject({ code: "DATABASE_TIMEOUT" })
    await expect.poll(sleeping).toBe(0)
    expect(await database.query(sql`SELECT 1 AS one`)).toEqual([{ one: 1 }])
    await database.transaction((transaction) =>
      transaction.query(sql`SELECT pg_sleep(${(STATEMENT_TIMEOUT_MS + 300) / 1_000})`),
    )
  })
  async function sleeping() {
    const rows = await test.database.query(
      sql`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND state = 'active' AND query LIKE '%pg_sleep%' AND pid <> pg_backend_pid()`,
    )
    return rows.length
  }

  it("servers answer, and hear of each write before it returns", async () => {
    const servers = [1, 2].map(() => start({ DATABASE_URL: pooler.url, DATABASE_PREPARED: "off" }))
    const addresses = await Promise.all(servers.map(({ address }) => address))
    for (let round = 1; round <= 4; round++) {
      const bundle = smallBundle()
      const [bridge, ...others] = bundle.articles
      await resetTo(database, { ...bundle, articles: [{ ...bridge, headline: `جسر ${round}` }, ...others] })
      // Twice, so that the second answer is one from memory.
      for (const address of [...addresses, ...addresses]) {
        const { data } = await ask(address, '{ article(by: { slug: "bridge" }) { headline topics(first: 3) { totalCount } } }')
        expect(data).toEqual({ article: { headline: `جسر ${round}`, topics: { totalCount: 1 } } })
      }
    }
    for (const server of servers) expect(await stop(server)).toBe(0)
  })

  it("without the setting, it is refused", async () => {
    const prepared = openThrough(true)
    await expect(prepared.query(sql`SELECT 1`)).rejects.toThrow(/unsupported startup parameter.*set DATABASE_PREPARED=off/)
    await prepared.close()
  })
})
