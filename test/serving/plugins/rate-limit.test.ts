import { request } from "node:http"
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest"
import { createApp } from "../../../src/app.ts"
import { createLogger } from "../../../src/logger.ts"
import { clientsBehind } from "../../../src/serving/http/client.ts"
import { LocalWindows } from "../../../src/serving/rate-limit/local-windows.ts"
import { RateLimit } from "../../../src/serving/rate-limit/rate-limit.ts"
import { AnswerCache } from "../../../src/serving/response-cache/answer-cache.ts"
import { listening } from "../../server/http.ts"
import { openTestDatabase, type TestDatabase } from "../../support/databases.ts"

// What one client may spend in a minute, over sockets: by each way on which a request is answered.

let opened: TestDatabase
beforeAll(async () => {
  opened = await openTestDatabase("PGlite", "seeded")
})
afterAll(() => opened.close())

interface Got {
  readonly status: number
  readonly headers: NodeJS.Dict<string | string[]>
  readonly text: string
  readonly cost: Record<string, unknown> | undefined
  readonly code: string | undefined
}

interface Sent {
  readonly method?: string
  readonly path?: string
  readonly body?: unknown
  readonly headers?: Record<string, string>
  /** Whom the proxy in front says that it comes from. */
  readonly from?: string
}

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

async function serverOf(limit: number | null, { cached = false, graphiql = false } = {}) {
  const cache = cached ? new AnswerCache({ bytes: 1_000_000, milliseconds: 60_000, hears: () => true }) : null
  let now = 0
  const clock = () => now
  const rates = limit === null ? null : new RateLimit(limit, new LocalWindows(limit, clock), clientsBehind(1), clock)
  const config = { corsOrigins: "*", graphiql } as const
  const { listener } = createApp({ config, database: opened.database, log: createLogger("silent", false), cache, rates })
  const { server, port } = await listening(listener)
  closing.push(() => server.close())
  const send = ({ method = "POST", path = "/graphql", body, headers, from = "192.0.2.1" }: Sent): Promise<Got> =>
    new Promise((resolve, reject) => {
      const sending = request({
        ...{ port, host: "127.0.0.1", path, method },
        headers: { "content-type": "application/json", accept: "application/json", "x-forwarded-for": from, ...headers },
      })
      sending.on("error", reject).on("response", (response) => {
        const parts: Buffer[] = []
        response.on("data", (part) => parts.push(part))
        response.on("end", () => {
          const text = Buffer.concat(parts).toString()
          const answer = text.startsWith("{") ? JSON.parse(text) : {}
          const { date: _date, "x-request-id": _id, ...rest } = response.headers
          resolve({
            ...{ status: response.statusCode as number, headers: rest, text },
            ...{ cost: answer.extensions?.cost, code: answer.errors?.[0]?.extensions?.code },
          })
        })
      })
      sending.end(body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body))
    })
  const ask = (query: string, from?: string) => send({ body: { query }, ...(from ? { from } : {}) })
  return { send, ask, pass: (milliseconds: number) => (now += milliseconds) }
}

const page = (size: number) => `{ articles(first: ${size}) { nodes { id } } }`

describe.each([
  ["without a cache", false],
  ["with a cache", true],
])("a client's points, %s", (_mode, cached) => {
  it("go with the price of each query, however it was answered before, and come back after a minute", async () => {
    const { ask, pass } = await serverOf(50, { cached })
    const left: unknown[] = []
    // The first way is Yoga's, the second direct, the third from memory where there is one.
    for (let count = 0; count < 4; count++) {
      const { status, cost, headers } = await ask(page(10))
      expect(status).toBe(200)
      expect(cost).toEqual({ price: 11, limit: 50, perMinute: 50, remaining: expect.any(Number), resetAt: expect.any(String) })
      expect(headers["ratelimit-policy"]).toBe('"points";q=50;w=60')
      expect(headers.ratelimit).toBe(`"points";r=${cost?.remaining};t=60`)
      expect(headers["content-length"]).toBeDefined()
      left.push(cost?.remaining)
    }
    expect(left).toEqual([39, 28, 17, 6])
    const refused = await ask(page(10))
    expect(refused).toMatchObject({ status: 429, code: "RATE_LIMITED", cost: { perMinute: 50, remaining: 5 } })
    expect(refused.headers).toMatchObject({ "retry-after": "60", ratelimit: '"points";r=5;t=60' })
    expect((await ask(page(3))).cost?.remaining).toBe(1)
    expect((await ask("{ __typename }")).cost?.remaining).toBe(0)
    expect((await ask("{ __typename }")).status).toBe(429)
    pass(60_000)
    expect((await ask(page(10))).cost?.remaining).toBe(39)
  })

  it("are each client's own", async () => {
    const { ask } = await serverOf(12, { cached })
    for (const from of ["192.0.2.1", "192.0.2.2", "2001:db8:0:1::1"]) {
      expect((await ask(page(10), from)).cost?.remaining).toBe(1)
      expect((await ask(page(10), from)).status).toBe(429)
    }
    expect((await ask(page(10), "2001:db8:0:1::2")).status).toBe(429)
    expect((await ask(page(10), "6.6.6.6, 192.0.2.1")).status).toBe(429)
  })

  it("go once for one request that is asked many times at once, by each", async () => {
    const { ask } = await serverOf(100, { cached })
    await ask("{ __typename }", "192.0.2.9")
    const froms = ["192.0.2.1", "192.0.2.1", "192.0.2.2", "192.0.2.3"]
    const answers = await Promise.all(froms.map((from) => ask(page(9), from)))
    expect(answers.map(({ cost }) => cost?.remaining).toSorted()).toEqual([80, 90, 90, 90])
  })
})

describe("a client's points", () => {
  it("go for what is refused too, one each, and for all that is no query", async () => {
    const { send } = await serverOf(2_000, { graphiql: true })
    let left = 2_000
    const costs = async (points: number, sent: Sent, expected: Partial<Got>) => {
      const got = await send(sent)
      expect(got).toMatchObject(expected)
      left -= points
      expect(got.headers.ratelimit).toBe(`"points";r=${left};t=60`)
      return got
    }
    await costs(
      1,
      { body: { query: "{" } },
      { code: "GRAPHQL_PARSE_FAILED", cost: { perMinute: 2_000, remaining: 1_999 } as never },
    )
    await costs(1, { body: { query: "{ nothing }" } }, { code: "GRAPHQL_VALIDATION_FAILED" })
    await costs(1, { body: "not JSON" }, { code: "BAD_REQUEST" })
    await costs(
      1,
      {
        body: {
          query: `{ articles(first: 500) { nodes { publisher { articles(first: 100) { nodes { id } } } } } }`,
        },
      },
      { code: "QUERY_TOO_COMPLEX" },
    )
    await costs(
      1,
      { body: { extensions: { persistedQuery: { version: 1, sha256Hash: "a".repeat(64) } } } },
      { code: "PERSISTED_QUERY_NOT_FOUND" },
    )
    await costs(1, { method: "GET", path: "/nothing" }, { status: 404 })
    await costs(1, { method: "GET", path: "/graphql", headers: { accept: "text/html" } }, { status: 200 })
    await costs(25, { method: "GET", path: "/articles/us-iraq-dialogue-date-set.jsonld" }, { status: 200 })
    await costs(1_250, { method: "GET", path: "/feeds/latest.rss" }, { status: 200 })
    await costs(1, { method: "GET", path: "/feeds/latest.rss" }, { status: 429, code: "RATE_LIMITED" })
  })

  it("do not go for questions about the server's health, or a browser's about origins", async () => {
    const { send } = await serverOf(1)
    for (let count = 0; count < 5; count++) {
      for (const path of ["/health", "/ready"]) expect((await send({ method: "GET", path })).status).toBe(200)
      const headers = { origin: "https://a.example", "access-control-request-method": "POST" }
      expect((await send({ method: "OPTIONS", headers })).status).toBe(204)
    }
    expect((await send({ body: { query: "{ __typename }" } })).status).toBe(200)
  })

  it("are told to scripts of other origins, which may read the headers", async () => {
    const { send } = await serverOf(5)
    const headers = { origin: "https://a.example" }
    const { headers: told } = await send({ body: { query: "{ __typename }" }, headers })
    expect(told["access-control-expose-headers"]).toBe("x-request-id, RateLimit, RateLimit-Policy, Retry-After")
  })

  it("are no part of what caches keep: an answer to GET has them in headers alone, and one ETag for all clients", async () => {
    const { send } = await serverOf(100)
    const path = `/graphql?query=${encodeURIComponent(page(10))}`
    const get = (from: string, headers = {}) => send({ method: "GET", path, from, headers })
    const first = await get("192.0.2.1")
    const second = await get("192.0.2.2")
    await get("192.0.2.2")
    const again = await get("192.0.2.1", { "if-none-match": String(first.headers.etag) })
    expect(first.cost).toEqual({ price: 11, limit: 100 })
    expect(second.text).toBe(first.text)
    expect(second.headers.etag).toBe(first.headers.etag)
    expect(again.status).toBe(304)
    expect(again.headers.ratelimit).toBe('"points";r=78;t=60')
    for (let count = 0; count < 7; count++) await get("192.0.2.1")
    const refused = await get("192.0.2.1")
    expect(refused).toMatchObject({ status: 429, code: "RATE_LIMITED" })
    expect(refused.headers["cache-control"]).toBe("no-store")
  })

  it("bound what one query may cost: more than a minute gives could never be asked", async () => {
    const { ask } = await serverOf(20)
    expect(await ask(page(30))).toMatchObject({ status: 400, code: "QUERY_TOO_COMPLEX" })
    expect((await ask(page(10))).cost).toMatchObject({ price: 11, limit: 20 })
  })

  it("suffice for a feed, whatever they are: it takes all of them", async () => {
    const { send } = await serverOf(20)
    const got = await send({ method: "GET", path: "/feeds/latest.rss" })
    expect(got).toMatchObject({ status: 200, headers: { ratelimit: '"points";r=0;t=60' } })
    expect((await send({ method: "GET", path: "/feeds/latest.rss" })).status).toBe(429)
  })

  it("are not spoken of where nothing is counted", async () => {
    const { ask } = await serverOf(null, { cached: true })
    for (let count = 0; count < 3; count++) {
      const { cost, headers } = await ask(page(10))
      expect(cost).toEqual({ price: 11, limit: 100_000 })
      expect(Object.keys(headers).filter((name) => name.includes("rate"))).toEqual([])
    }
  })
})
