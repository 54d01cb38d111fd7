import { beforeAll, describe, expect, it } from "vitest"
import { describeOnDatabases } from "../support/databases.ts"
import { appOver, GRAPHQL_JSON, post, send } from "./http.ts"

// What a client gets besides the data: paths, types, request ids, and who may read in a browser.

const QUERY = { query: "{ __typename }" }
const DATA = { __typename: "Query" }

describeOnDatabases("answers", "seeded", (use) => {
  let app: ReturnType<typeof appOver>
  beforeAll(() => {
    app = appOver(use().database)
  })
  const get = (path: string, init: RequestInit = {}, from = app) => from.fetch(`http://isnad.test${path}`, init as never)

  it.each([GRAPHQL_JSON, "application/json"])("by POST and by GET, as %s", async (accept) => {
    const address = `/graphql?query=${encodeURIComponent("query A($n: Int) { __typename articles(first: $n) @skip(if: true) { totalCount } }")}&operationName=A&variables=%7B%22n%22%3A1%7D`
    for (const answer of [await send(app, post(QUERY, { accept })), await send(app, { headers: { accept } }, address)]) {
      expect(answer).toMatchObject({ status: 200, data: DATA, errors: [] })
      expect(answer.headers.get("content-type")).toBe(`${accept}; charset=utf-8`)
    }
  })

  it("as JSON where the client does not say", async () => {
    const response = await get("/graphql", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(QUERY),
    })
    expect(response.headers.get("content-type")).toBe("application/json; charset=utf-8")
  })

  it.each(["abc", "a-b_c.d:1", "x".repeat(100)])("keep the request id %s", async (id) => {
    expect((await send(app, post(QUERY, { "x-request-id": id }))).headers.get("x-request-id")).toBe(id)
  })

  it.each([undefined, "a b", "<script>", '"', "x".repeat(101), "é"])("make a request id in place of %j", async (id) => {
    const made = (await send(app, post(QUERY, id === undefined ? {} : { "x-request-id": id }))).headers.get("x-request-id")
    expect(made).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/)
  })

  it.each(["/", "/x", "/graphql/x", "/GRAPHQL", "/health/", "/ready/", "//", "/favicon.ico", "/%00", "/..%2f"])(
    "say at %s where things are",
    async (path) => {
      const response = await get(path)
      expect(response.status).toBe(404)
      expect(await response.json()).toEqual({ message: expect.stringContaining("GraphQL is at /graphql") })
      expect(response.headers.get("x-request-id")).toBeTruthy()
    },
  )

  it("lead from / to GraphiQL where it is on", async () => {
    const response = await get("/", {}, appOver(use().database, { graphiql: true }))
    expect([response.status, response.headers.get("location")]).toEqual([302, "/graphql"])
  })

  it("show GraphiQL to browsers alone, and only where it is on", async () => {
    const html = { headers: { accept: "text/html,application/xhtml+xml,*/*;q=0.8" } }
    const page = await get("/graphql", html, appOver(use().database, { graphiql: true }))
    expect([page.status, page.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"])
    expect(await page.text()).toContain("GraphiQL")
    expect((await get("/graphql", html)).headers.get("content-type")).not.toContain("html")
  })

  it("let GraphiQL's page run its own scripts alone, in no frame, and say on what it depends", async () => {
    const on = appOver(use().database, { graphiql: true })
    const page = await get("/graphql", { headers: { accept: "text/html" } }, on)
    const policy = page.headers.get("content-security-policy") as string
    expect(policy).toMatch(/script-src 'sha256-[\w+/=]+' 'sha256-[\w+/=]+';/)
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/script-src[^;]*'unsafe/)
    expect(page.headers.get("vary")).toMatch(/Accept\b(?!-)/)
    expect(page.headers.get("x-content-type-options")).toBe("nosniff")
    expect(page.headers.get("referrer-policy")).toBe("same-origin")
    const packed = await get("/graphql", { headers: { accept: "text/html", "accept-encoding": "gzip, br" } }, on)
    expect(packed.headers.get("content-encoding")).toBe("gzip")
    // One who had it plain before leaves no length behind for those who take it packed.
    const { byteLength } = await packed.arrayBuffer()
    expect([null, String(byteLength)]).toContain(packed.headers.get("content-length"))
    for (const accept of ["application/json, text/html;q=0.5", "*/*", "text/html;q=0, application/json"])
      expect((await get("/graphql?query=%7B__typename%7D", { headers: { accept } }, on)).headers.get("content-type")).toMatch(
        /json/,
      )
  })

  it("are all taken for what they say they are", async () => {
    for (const path of [
      "/",
      "/x",
      "/health",
      "/ready",
      "/graphql",
      "/graphql?query=%7B__typename%7D",
      "/feeds/x",
      "/articles/x.md",
    ])
      expect((await get(path)).headers.get("x-content-type-options"), path).toBe("nosniff")
  })

  it("give the process's state and the database's", async () => {
    expect((await get("/health")).status).toBe(200)
    const ready = await get("/ready")
    expect([ready.status, await ready.json()]).toEqual([200, { status: "ready" }])
    for (const path of ["/health", "/ready"]) expect((await get(path, { method: "HEAD" })).status).toBe(200)
  })

  it.each(["PUT", "DELETE", "PATCH", "HEAD"])("refuse %s", async (method) => {
    const response = await get("/graphql", { method })
    expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, POST"])
  })

  describe("across origins", () => {
    const mine = "https://a.example"
    const allowed = async (corsOrigins: "*" | string[], origin: string, method: "POST" | "OPTIONS") => {
      const headers = { origin, "access-control-request-method": "POST", "access-control-request-headers": "content-type" }
      const init = method === "POST" ? post(QUERY, headers) : { method, headers }
      const response = await get("/graphql", init, appOver(use().database, { corsOrigins }))
      expect(response.status).toBe(method === "POST" ? 200 : 204)
      expect(response.headers.get("access-control-allow-credentials")).toBeNull()
      return response.headers.get("access-control-allow-origin")
    }

    it.each(["POST", "OPTIONS"] as const)("any origin, a list, or none: %s", async (method) => {
      expect([mine, "*"]).toContain(await allowed("*", mine, method))
      for (const list of [[mine], [mine, "https://b.example"]]) {
        expect(await allowed(list, mine, method)).toBe(mine)
        for (const stranger of ["https://evil.example", "null", "https://a.example.evil", "http://a.example"])
          expect(await allowed(list, stranger, method)).toBeNull()
      }
      expect(await allowed([], mine, method)).toBeNull()
    })

    it("a preflight says what may be sent, and shows the request id", async () => {
      const headers = {
        origin: mine,
        "access-control-request-method": "POST",
        "access-control-request-headers": "content-type,x-request-id",
      }
      const response = await get("/graphql", { method: "OPTIONS", headers })
      expect(response.headers.get("access-control-allow-methods")).toContain("POST")
      expect(response.headers.get("access-control-allow-headers")).toContain("content-type")
      expect(response.headers.get("access-control-expose-headers")).toBe("x-request-id")
    })
  })
})
