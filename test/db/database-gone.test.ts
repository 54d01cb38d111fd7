import sql from "sql-template-tag"
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from "vitest"
import { type Database, openDatabase } from "../../src/db/database.ts"
import { appOver, post, send } from "../server/http.ts"
import { openTestDatabase, type TestDatabase } from "../support/databases.ts"
import { type Connection, proxyTo } from "./proxy.ts"

// The database goes away and comes back, and the application with it, by itself.

const QUERY = post({ query: "{ articles(first: 1) { totalCount nodes { slug } } }" })
const STATEMENT_TIMEOUT_MS = 1_000

describe.runIf(inject("serverTemplates"))("a database that goes away", () => {
  let test: TestDatabase
  let proxy: Connection
  let database: Database
  let app: ReturnType<typeof appOver>
  const lost: Error[] = []
  const unhandled: unknown[] = []
  const onUnhandled = (error: unknown) => unhandled.push(error)

  beforeAll(async () => {
    test = await openTestDatabase("PostgreSQL", "seeded copy")
    proxy = await proxyTo(test.location.databaseUrl as string)
    database = openDatabase({
      databaseUrl: proxy.url,
      dataDir: "",
      poolSize: 3,
      statementTimeoutMs: STATEMENT_TIMEOUT_MS,
      onConnectionLost: (error) => lost.push(error),
    })
    app = appOver(database)
    process.on("uncaughtException", onUnhandled).on("unhandledRejection", onUnhandled)
  })
  afterEach(() => {
    proxy.restore()
    expect(unhandled).toEqual([])
  })
  afterAll(async () => {
    process.off("uncaughtException", onUnhandled).off("unhandledRejection", onUnhandled)
    await database.close()
    await proxy.close()
    await test.close()
  })

  const status = async (path: string) => {
    const response = await app.fetch(`http://isnad.test${path}`)
    return [response.status, (await response.text()) || null]
  }
  async function expectWell() {
    expect(await status("/ready")).toEqual([200, '{"status":"ready"}'])
    expect(await send(app, QUERY)).toMatchObject({ status: 200, errors: [] })
  }
  async function expectUnavailable() {
    const answer = await send(app, QUERY)
    expect(answer.status).toBe(503)
    expect(answer.errors.map(({ extensions }) => extensions.code)).toEqual(
      ["SERVICE_UNAVAILABLE", "SERVICE_UNAVAILABLE"].slice(0, answer.errors.length),
    )
    expect(JSON.stringify(answer.errors)).not.toMatch(/ECONN|127\.0\.0\.1|DATABASE_URL|postgres/)
  }

  it("is told in /ready and in answers, and is well again by itself", async () => {
    await expectWell()
    proxy.cut()
    expect(await status("/ready")).toEqual([503, '{"status":"unavailable","reason":"The database cannot be reached."}'])
    await expectUnavailable()
    await expectUnavailable()
    expect(await status("/health")).toEqual([200, null])
    proxy.restore()
    await expectWell()
  })

  it("ends the statements that run, with a code", async () => {
    await expectWell()
    const running = [1, 2, 3].map(() => database.query(sql`SELECT pg_sleep(0.8)`).catch((error) => error.code))
    setTimeout(() => proxy.cut(), 200)
    expect(await Promise.all(running)).toEqual(Array(3).fill("DATABASE_UNAVAILABLE"))
    proxy.restore()
    await expectWell()
  })

  it("ends a transaction between two statements and takes it back", async () => {
    const work = database.transaction(async (transaction) => {
      await transaction.query(sql`DELETE FROM external_ids`)
      proxy.cut()
      await new Promise((resolve) => setTimeout(resolve, 100))
      await transaction.query(sql`SELECT 1`)
    })
    await expect(work).rejects.toMatchObject({ code: "DATABASE_UNAVAILABLE" })
    proxy.restore()
    const [row] = await database.query<{ count: number }>(sql`SELECT count(*)::int AS count FROM external_ids`)
    expect(row?.count).toBeGreaterThan(0)
  })

  it("hears of connections that break while nobody uses them", async () => {
    await expectWell()
    lost.length = 0
    await test.database.query(
      sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    )
    await expect.poll(() => lost.length).toBeGreaterThan(0)
    await expectWell()
  })

  it("gives up on a network that swallows everything", async () => {
    await expectWell()
    proxy.silence()
    await expectUnavailable()
    expect((await status("/ready"))[0]).toBe(503)
    proxy.restore()
    await expectWell()
  })

  it("says so where all connections are taken, and is ready none the less", async () => {
    const clients = await Promise.all([1, 2, 3].map(() => database.pool.connect()))
    const answer = await send(app, QUERY)
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "2"])
    expect(answer.errors.map(({ extensions }) => extensions.code)).toContain("OVERLOADED")
    expect(JSON.stringify(answer.errors)).not.toMatch(/reached|DATABASE/)
    expect(await status("/ready")).toEqual([200, '{"status":"ready"}'])
    for (const client of clients) client.release()
    await expectWell()
  })

  it("ends a statement that takes too long, with a code and without a lost connection", async () => {
    lost.length = 0
    await expect(database.query(sql`SELECT pg_sleep(5)`)).rejects.toMatchObject({ code: "DATABASE_TIMEOUT" })
    const slow: Database = { ...database, query: () => database.query(sql`SELECT pg_sleep(5)`) }
    const answer = await send(appOver(slow), QUERY)
    expect(answer.status).toBe(504)
    expect(answer.errors.map(({ extensions }) => extensions.code)).toContain("DEADLINE_EXCEEDED")
    expect(lost).toEqual([])
    await expectWell()
  })

  it("lets a writing transaction take longer than a statement may", async () => {
    await database.transaction((transaction) =>
      transaction.query(sql`SELECT pg_sleep(${(STATEMENT_TIMEOUT_MS + 300) / 1_000})`),
    )
  })
})
