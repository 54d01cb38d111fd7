import { Agent, get, request } from "node:http"
import sql, { raw, type Sql } from "sql-template-tag"
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest"
import type { Database } from "../../../src/db/database.ts"
import { Failure } from "../../../src/failure.ts"
import { Deadline } from "../../../src/serving/plugins/deadline.ts"
import { appOver, GRAPHQL_JSON, listening, post, send } from "../../server/http.ts"
import { describeOnDatabases } from "../../support/databases.ts"

// One request, or one client, that asks for much lets others pass, and what is left of it ends with it.

const SMALL = "{ articles(first: 1) { nodes { slug } } }"

describeOnDatabases("beside one who asks for much", "seeded copy", (use, backend) => {
  const server = backend === "PostgreSQL"
  const unhandled: unknown[] = []
  const onUnhandled = (error: unknown) => unhandled.push(error)
  let port: number
  let close: () => void
  const agent = new Agent({ keepAlive: true })
  beforeAll(async () => {
    process.on("unhandledRejection", onUnhandled)
    await use().database.query(sql`SELECT 1`)
    const { server, ...opened } = await listening(appOver(use().database).listener)
    port = opened.port
    close = () => server.close()
  })
  beforeEach(async () => {
    await expect.poll(borrowed, { timeout: 10_000 }).toEqual({ waiting: 0, used: 0 })
  })
  afterAll(async () => {
    agent.destroy()
    close()
    process.off("unhandledRejection", onUnhandled)
    expect(unhandled).toEqual([])
  })

  /** Takes so long inside the database. */
  const slow = (seconds: number): Sql =>
    server
      ? sql`SELECT pg_sleep(${seconds})`
      : sql`SELECT count(*) FROM generate_series(1, ${raw(String(seconds * 2_000_000))})`
  const borrowed = () => {
    const { waitingCount, totalCount, idleCount } = use().database.pool
    return { waiting: waitingCount, used: totalCount - idleCount }
  }
  const ask = (query: string) =>
    new Promise<{ status: number; retryAfter: string | undefined; text: string }>((resolve, reject) => {
      const body = JSON.stringify({ query })
      const headers = { "content-type": "application/json", accept: GRAPHQL_JSON, "content-length": Buffer.byteLength(body) }
      const asked = request({ port, path: "/graphql", method: "POST", headers, agent }, (response) => {
        let text = ""
        response.setEncoding("utf8").on("data", (part) => {
          text += part
        })
        response.on("end", () =>
          resolve({ status: response.statusCode as number, retryAfter: response.headers["retry-after"], text }),
        )
      })
      asked.on("error", reject).end(body)
    })
  const ready = () =>
    new Promise<number | undefined>((resolve, reject) =>
      get({ port, path: "/ready" }, (response) => resolve(response.resume().statusCode)).on("error", reject),
    )
  /** A request that asks for so many slow statements at once. @returns how many have ended by now, and how it all ended. */
  function greedy(client: string, statements: number, seconds: number) {
    const deadline = new Deadline(null, 60_000, client)
    const state = { done: 0 }
    const results = Array.from({ length: statements }, () =>
      use()
        .database.query(slow(seconds), deadline)
        .then(
          () => {
            state.done++
            return "done"
          },
          (error: Failure) => error.code,
        ),
    )
    return { deadline, state, all: Promise.all(results) }
  }

  it("others are answered, and it is ready: a request of a hundred statements, ten of one client", async () => {
    const hogs = [greedy("greedy", 99, 0.1), ...Array.from({ length: 9 }, () => greedy("greedy", 20, 0.1))]
    const done = () => hogs.reduce((sum, { state }) => sum + state.done, 0)
    for (let asked = 0; asked < 5; asked++) {
      expect(await ask(SMALL)).toMatchObject({ status: 200 })
      expect(await ready()).toBe(200)
    }
    expect(done()).toBeLessThan(250)
    for (const { deadline } of hogs) deadline.end()
    const codes = (await Promise.all(hogs.map(({ all }) => all))).flat()
    expect(new Set(codes)).toEqual(new Set(["done", "DATABASE_TIMEOUT"].filter((code) => codes.includes(code))))
    expect(codes.filter((code) => code === "done").length).toBeLessThan(250)
  })

  it("what is left of a request whose answer is there is not begun, and what runs is stopped", async () => {
    const { database } = use()
    let begun = 0
    let settled = 0
    const watched: Database = {
      ...database,
      query: <Row extends object>(statement: Sql, caller: Parameters<Database["query"]>[1]) => {
        begun++
        const rows = database.query<Row>(statement.text.includes("count(*)") ? (slow(5) as Sql) : statement, caller)
        const end = () => {
          settled++
        }
        rows.then(end, end)
        return rows
      },
    }
    const many = Array.from(
      { length: 12 },
      (_, i) => `a${i}: articles(filter: { publishedAt: { from: "20${10 + i}-01-01T00:00:00Z" } }) { totalCount }`,
    )
    const before = performance.now()
    // The argument is wrong at once, and takes the whole answer with it.
    const answer = await send(
      appOver(watched),
      post({ query: `{ ${many.join(" ")} bad: articles(first: -1) { totalCount } }` }),
    )
    expect(answer).toMatchObject({ data: null, errors: [{ path: ["bad"], extensions: { code: "BAD_USER_INPUT" } }] })
    expect(performance.now() - before).toBeLessThan(4_000)
    await expect.poll(() => begun - settled, { timeout: 2_000 }).toBe(0)
    if (server) await expect.poll(borrowed, { timeout: 4_000 }).toEqual({ waiting: 0, used: 0 })
  })

  it("a full pool says so, and when to ask again, on every way", async () => {
    const full: Database = { ...use().database, query: () => Promise.reject(new Failure("OVERLOADED", "full")) }
    const app = appOver(full)
    const { server: http, port: busy } = await listening(app.listener)
    try {
      const body = JSON.stringify({ query: SMALL })
      const headers = { accept: GRAPHQL_JSON }
      const answers = await Promise.all([
        fetch(`http://127.0.0.1:${busy}/graphql`, {
          method: "POST",
          headers: { ...headers, "content-type": "application/json" },
          body,
        }),
        fetch(`http://127.0.0.1:${busy}/graphql?query=${encodeURIComponent(SMALL)}`, { headers }),
        fetch(`http://127.0.0.1:${busy}/feeds/latest.rss`),
      ])
      for (const answer of answers) {
        expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "2"])
        const { errors } = (await answer.json()) as { errors: { message: string; extensions: object }[] }
        expect(errors).toMatchObject([{ message: expect.stringMatching(/busy/), extensions: { code: "OVERLOADED" } }])
        expect(errors[0]?.extensions).not.toHaveProperty("http")
      }
    } finally {
      http.closeAllConnections()
      http.close()
    }
  })

  it("it is ready while all connections are lent", async () => {
    const { pool } = use().database
    const clients = await Promise.all(Array.from({ length: pool.options.max }, () => pool.connect()))
    try {
      expect(await ready()).toBe(200)
    } finally {
      for (const client of clients) client.release()
    }
  })

  it.runIf(!server)("the embedded database does not begin what waits there when its request ends", async () => {
    const { database } = use()
    await database.transaction((transaction) => transaction.script("CREATE SEQUENCE begun"))
    const [running, leaving, staying] = ["running", "leaving", "staying"].map((client) => new Deadline(null, 60_000, client))
    const begin = (caller: Deadline | undefined) => database.query<{ n: string }>(sql`SELECT nextval('begun') AS n`, caller)
    // Each has a connection of its own, so that all three are sent to the database at once, which runs them one by one.
    const first = database.query(slow(1), running)
    await new Promise((resolve) => setTimeout(resolve, 100))
    const left = begin(leaving)
    const stayed = begin(staying)
    await new Promise((resolve) => setTimeout(resolve, 100))
    leaving?.end()
    await expect(left).rejects.toMatchObject({ code: "DATABASE_TIMEOUT" })
    await first
    expect(await stayed).toEqual([{ n: "1" }])
    expect(await begin(staying)).toEqual([{ n: "2" }])
  })

  it.runIf(server)(
    "a light request of the same client has its turn, though others hold all that the client may have",
    async () => {
      const hogs = Array.from({ length: 6 }, () => greedy("same", 1, 30))
      await new Promise((resolve) => setTimeout(resolve, 150))
      const light = new Deadline(null, 60_000, "same")
      // It would wait 30 seconds, and be refused after 5.
      expect(await use().database.query(sql`SELECT 1 AS one`, light)).toEqual([{ one: 1 }])
      expect(hogs.every(({ state }) => state.done === 0)).toBe(true)
      // What was stopped for it is asked again.
      await expect.poll(sleeping, { timeout: 5_000 }).toBeGreaterThanOrEqual(2)
      for (const { deadline } of hogs) deadline.end()
      expect(new Set((await Promise.all(hogs.map(({ all }) => all))).flat())).toEqual(new Set(["DATABASE_TIMEOUT"]))
      await expect.poll(sleeping, { timeout: 5_000 }).toBe(0)
    },
  )
  async function sleeping(): Promise<number> {
    const rows = await use().database.query(
      sql`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND state = 'active' AND query LIKE 'SELECT pg_sleep%' AND pid <> pg_backend_pid()`,
    )
    return rows.length
  }

  it("a storm of requests whose clients leave lets nothing run or wait behind it", async () => {
    const app = appOver({
      ...use().database,
      query: (statement, caller) =>
        use().database.query(sql`WITH w AS MATERIALIZED (${slow(1)}) SELECT s.* FROM w, (${statement}) s`, caller),
    })
    const { server: http, port: stormy } = await listening(app.listener)
    const body = JSON.stringify({ query: SMALL })
    const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) }
    await Promise.all(
      Array.from({ length: 40 }, async (_, index) => {
        const asked = request({ port: stormy, path: "/graphql", method: "POST", headers })
        asked.on("error", () => {})
        asked.end(body)
        await new Promise((resolve) => setTimeout(resolve, 20 + 10 * index))
        asked.destroy()
      }),
    )
    await expect.poll(borrowed, { timeout: 10_000 }).toEqual({ waiting: 0, used: 0 })
    expect(await ask(SMALL)).toMatchObject({ status: 200 })
    http.closeAllConnections()
    http.close()
  })
})
