import { beforeAll, expect, it } from "vitest"
import { Failure } from "../../../src/failure.ts"
import { appOver, post, send } from "../../server/http.ts"
import { describeOnDatabases } from "../../support/databases.ts"
import { get } from "../http/get.ts"

const QUERY = "{ articles(first: 2) { nodes { headline } } }"

describeOnDatabases("answers to GET", "seeded", (use) => {
  let app: ReturnType<typeof appOver>
  beforeAll(() => {
    app = appOver(use().database)
  })

  it("bear a strong ETag, and are asked for again unless a time is set", async () => {
    const first = await get(app, QUERY)
    expect(first.headers.get("cache-control")).toBe("no-cache")
    expect(first.headers.get("etag")).toMatch(/^"[\w-]{27}"$/)
    expect(first.headers.get("vary")).toContain("Accept")
    expect((await get(app, QUERY)).headers.get("etag")).toBe(first.headers.get("etag"))
    const timed = await get(appOver(use().database, { cacheMaxAge: 60 }), QUERY)
    expect(timed.headers.get("cache-control")).toBe("public, max-age=60")
    expect(timed.text).toBe(first.text)
  })

  it("have another ETag where the bytes are others", async () => {
    const tags = await Promise.all([
      get(app, QUERY),
      get(app, QUERY.replace("headline", "slug")),
      get(app, QUERY, { accept: "application/json" }),
      get(app, QUERY, { "accept-encoding": "gzip" }),
    ])
    expect(new Set(tags.map(({ headers }) => headers.get("etag"))).size).toBe(4)
  })

  it.each([(tag: string) => tag, (tag: string) => `W/${tag}`, (tag: string) => `"x", ${tag} ,"y"`, () => "*"])(
    "are 304 without a body where the client has them: %s",
    async (header) => {
      const origin = { origin: "https://a.example" }
      const { headers } = await get(app, QUERY, origin)
      const again = await get(app, QUERY, { ...origin, "if-none-match": header(headers.get("etag") as string) })
      expect([again.status, again.text]).toEqual([304, ""])
      for (const name of ["etag", "cache-control", "vary", "surrogate-key", "cache-tag", "access-control-allow-origin"])
        expect(again.headers.get(name), name).toBe(headers.get(name))
      expect(again.headers.get("x-request-id")).toBeTruthy()
      expect(again.headers.get("content-type")).toBeNull()
    },
  )

  it.each(['"x"', "", "x", 'W/"*"'])("are sent whole for the tag %j", async (tag) => {
    expect(await get(app, QUERY, { "if-none-match": tag })).toMatchObject({ status: 200, data: { articles: {} } })
  })

  it.each([
    ["{", 400],
    ["{ articlez }", 400],
    ["{ articles(first: -1) { totalCount } }", 200],
    ["{ articles(first: 500) { nodes { people(first: 100) { nodes { articles(first: 100) { nodes { slug } } } } } } }", 400],
    ['{ topics { totalCount } node(id: "x") { id } }', 200],
  ])("are not kept where they have errors: %s", async (query, status) => {
    for (const accept of ["application/graphql-response+json", "application/json"]) {
      const answer = await get(app, query, { accept, "if-none-match": "*" })
      expect(answer.errors).not.toEqual([])
      if (accept !== "application/json") expect(answer.status).toBe(status)
      expect(answer.headers.get("cache-control")).toBe("no-store")
      for (const name of ["etag", "surrogate-key", "cache-tag"]) expect(answer.headers.get(name)).toBeNull()
    }
  })

  it("are not kept where the database fails", async () => {
    const failing = { ...use().database, query: () => Promise.reject(new Failure("DATABASE_UNAVAILABLE", "x")) }
    const { status, headers } = await get(appOver(failing), QUERY)
    expect([status, headers.get("cache-control"), headers.get("etag")]).toEqual([503, "no-store", null])
  })

  it("are the only ones: answers to POST, and other paths, bear none of this", async () => {
    const { headers } = await send(app, post({ query: QUERY }, { "if-none-match": "*" }))
    const ready = (await app.fetch("http://isnad.test/ready")).headers
    for (const name of ["cache-control", "etag", "surrogate-key", "cache-tag"])
      expect([headers.get(name), ready.get(name)]).toEqual([null, null])
  })

  it("serve any origin from one entry of a cache where all may read", async () => {
    for (const headers of [{}, { origin: "https://a.example" }]) {
      const answer = await get(app, QUERY, headers as Record<string, string>)
      expect(answer.headers.get("access-control-allow-origin")).toBe("*")
      expect(answer.headers.get("vary")).toBe("Accept, Accept-Encoding")
    }
  })

  it("say on what else they depend where origins are listed", async () => {
    const listed = appOver(use().database, { corsOrigins: ["https://a.example", "https://b.example"] })
    const { headers } = await get(listed, QUERY, { origin: "https://a.example" })
    expect(headers.get("access-control-allow-origin")).toBe("https://a.example")
    expect(headers.get("vary")).toMatch(/Origin/)
    expect(headers.get("vary")).toMatch(/Accept/)
  })
})
