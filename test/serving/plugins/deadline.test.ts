import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import sql, { raw } from "sql-template-tag"
import { afterEach, beforeAll, expect, it } from "vitest"
import type { Database } from "../../../src/db/database.ts"
import { appOver, post, send } from "../../server/http.ts"
import { describeOnDatabases } from "../../support/databases.ts"
import { get } from "../http/get.ts"

// A request that takes too long, or whose client has gone, ends; so does its statement, and its connection serves the next.

const QUERY = "{ articles(first: 1) { nodes { slug } } }"

describeOnDatabases("deadlines", "seeded", (use, backend) => {
  const server = backend === "PostgreSQL"
  let seconds = 0
  let slow: Database
  beforeAll(() => {
    const { database } = use()
    slow = {
      ...database,
      // The statement itself, behind a wait inside the database.
      query: (statement, signal) => {
        if (!statement.text.includes("articles a")) return database.query(statement, signal)
        const wait = server ? sql`SELECT pg_sleep(${seconds})` : busy(seconds)
        return database.query(sql`WITH w AS MATERIALIZED (${wait}) SELECT s.* FROM w, (${statement}) s`, signal)
      },
    }
  })
  afterEach(async () => {
    await expect.poll(running, { timeout: 5_000 }).toBe(0)
    // The database says that a statement ended before its connection has heard of it: the pool gets it back a moment later.
    await expect.poll(borrowed, { timeout: 5_000 }).toEqual({ waiting: 0, used: 0 })
    seconds = 0
    expect((await send(appOver(slow), post({ query: QUERY }))).errors).toEqual([])
  })

  const busy = (some: number) => sql`SELECT count(*) FROM generate_series(1, ${raw(String(some * 2_000_000))})`
  async function running(): Promise<number> {
    const rows = await use().database.query<{ pid: number }>(
      sql`SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND state = 'active' AND query LIKE '%MATERIALIZED%' AND pid <> pg_backend_pid()`,
    )
    return rows.length
  }
  const borrowed = () => {
    const { waitingCount, totalCount, idleCount } = use().database.pool
    return { waiting: waitingCount, used: totalCount - idleCount }
  }
  const backends = async () =>
    (
      await use().database.query<{ pid: number }>(
        sql`SELECT pid FROM pg_stat_activity WHERE application_name = 'isnad' AND datname = current_database()`,
      )
    )
      .map(({ pid }) => pid)
      .toSorted()

  it("end what takes longer", async () => {
    seconds = server ? 20 : 1
    const begun = performance.now()
    const answer = await send(appOver(slow, { requestTimeoutMs: 200 }), post({ query: QUERY }))
    expect(performance.now() - begun).toBeLessThan(server ? 15_000 : 30_000)
    expect(answer).toMatchObject({
      status: 504,
      errors: [{ path: ["articles", "nodes"], extensions: { code: "DEADLINE_EXCEEDED" } }],
    })
    if (server) await expect.poll(running, { timeout: 5_000 }).toBe(0)
  })

  it("are of the whole request, and leave what was ready before", async () => {
    seconds = server ? 20 : 6
    const query = '{ topic(by: { slug: "iraq" }) { name } article(by: { slug: "x" }) { slug } }'
    const answer = await get(appOver(slow, { requestTimeoutMs: 1_000 }), query)
    expect(answer.headers.get("cache-control")).toBe("no-store")
    expect(answer.errors).toMatchObject([{ path: ["article"], extensions: { code: "DEADLINE_EXCEEDED" } }])
    expect(answer.data).toEqual({ topic: { name: expect.any(String) }, article: null })
    if (server) await expect.poll(running, { timeout: 5_000 }).toBe(0)
  })

  it("do nothing to what is quick, and leave no timer or listener behind", async () => {
    const app = appOver(use().database, { requestTimeoutMs: 1_000 })
    for (let i = 0; i < 5; i++) expect((await send(app, post({ query: QUERY }))).errors).toEqual([])
    await new Promise((resolve) => setTimeout(resolve, 1_200))
    expect((await send(app, post({ query: QUERY }))).errors).toEqual([])
  })

  if (!server) return

  it("keep the connections, also many at once and over the pool's size", async () => {
    const app = appOver(slow, { requestTimeoutMs: 250 })
    await Promise.all(Array.from({ length: 8 }, () => send(appOver(slow), post({ query: QUERY }))))
    const before = await backends()
    seconds = 20
    const answers = await Promise.all(Array.from({ length: 12 }, () => send(app, post({ query: QUERY }))))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([504]))
    await expect.poll(running, { timeout: 5_000 }).toBe(0)
    expect(before).toEqual(expect.arrayContaining(await backends()))
  })

  it("never stop another request's statement", async () => {
    const app = appOver(slow, { requestTimeoutMs: 60 })
    const patient = appOver(slow, { requestTimeoutMs: 20_000 })
    for (let round = 0; round < 25; round++) {
      // About as long as the deadline: orders to stop meet statements that have just ended.
      seconds = 0.05 + (round % 5) * 0.004
      const [answers, kept] = await Promise.all([
        Promise.all(Array.from({ length: 2 }, () => send(app, post({ query: QUERY })))),
        Promise.all(Array.from({ length: 6 }, () => send(patient, post({ query: QUERY })))),
      ])
      for (const { status } of answers) expect([200, 504]).toContain(status)
      expect(kept.map(({ status }) => status)).toEqual(kept.map(() => 200))
    }
  })

  it("come early where the client goes away", async () => {
    seconds = 20
    const http = createServer(appOver(slow) as never)
    await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve))
    const address = `http://127.0.0.1:${(http.address() as AddressInfo).port}/graphql`
    for (const init of [
      { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ query: QUERY }) },
      { method: "GET" },
    ]) {
      const leaving = new AbortController()
      const asked = fetch(init.method === "GET" ? `${address}?query=${encodeURIComponent(QUERY)}` : address, {
        ...init,
        signal: leaving.signal,
      })
      asked.catch(() => {})
      await expect.poll(running, { timeout: 5_000 }).toBe(1)
      leaving.abort()
      await expect.poll(running, { timeout: 5_000 }).toBe(0)
      await expect(asked).rejects.toThrow()
    }
    http.closeAllConnections()
    http.close()
  })
})
