import { parseFeed } from "feedsmith"
import { beforeAll, expect, it } from "vitest"
import { Failure } from "../../../src/failure.ts"
import { appOver } from "../../server/http.ts"
import { describeOnDatabases } from "../../support/databases.ts"

const ARABIC = "مكتبة-على-ظهر-دراجة"
const ENGLISH = "us-iraq-dialogue-date-set"

describeOnDatabases("articles and feeds by address", "seeded", (use) => {
  let app: ReturnType<typeof appOver>
  beforeAll(() => {
    app = appOver(use().database)
  })
  const get = async (path: string, headers: Record<string, string> = {}, from = app, method = "GET") => {
    const response = await from.fetch(`http://news.test${path}`, { method, headers })
    return { status: response.status, headers: response.headers as Headers, text: await response.text() }
  }

  it.each([
    [".jsonld", "application/ld+json; charset=utf-8", /"@type": "NewsArticle"/],
    [".ninjs.json", "application/json; charset=utf-8", /"name": "ninjs"/],
    [".md", "text/markdown; charset=utf-8", /^---\nslug: /],
    [".txt", "text/plain; charset=utf-8", /./],
  ])("an article as %s, under its Arabic slug too", async (suffix, type, form) => {
    for (const slug of [ENGLISH, encodeURIComponent(ARABIC), ARABIC]) {
      const answer = await get(`/articles/${slug}${suffix}`)
      expect([answer.status, answer.headers.get("content-type")]).toEqual([200, type])
      expect(answer.text).toMatch(form)
      expect(answer.headers.get("x-content-type-options")).toBe("nosniff")
      expect(answer.headers.get("content-security-policy")).toBe("default-src 'none'; frame-ancestors 'none'")
      expect(answer.headers.get("access-control-allow-origin")).toBe("*")
      expect(answer.headers.get("x-request-id")).toBeTruthy()
      expect(answer.headers.get("surrogate-key")).toBeTruthy()
      expect(Number(answer.headers.get("content-length"))).toBe(Buffer.byteLength(answer.text))
    }
  })

  it.each([
    ["/feeds/latest", 50],
    ["/feeds/topics/politics", 50],
    ["/feeds/people/matthew-tueller", 50],
    ["/feeds/sources/demo-gazette", 50],
  ])("feeds in three formats that say the same: %s", async (path, most) => {
    const ids = await Promise.all(
      [".rss", ".atom", ".json"].map(async (suffix) => {
        const answer = await get(`${path}${suffix}`)
        expect(answer.status, answer.text).toBe(200)
        const { format, feed } = parseFeed(answer.text)
        const items = "entries" in feed ? feed.entries : "items" in feed ? feed.items : undefined
        expect(answer.headers.get("content-type")).toMatch(format === "json" ? /feed\+json/ : new RegExp(`${format}\\+xml`))
        expect(answer.text).toContain(`http://news.test${path}${suffix}`)
        expect(items?.length).toBeGreaterThan(0)
        expect(items?.length).toBeLessThanOrEqual(most)
        return items?.map((item) => ("guid" in item ? item.guid?.value : "id" in item ? item.id : undefined))
      }),
    )
    expect(ids[1]).toEqual(ids[0])
    expect(ids[2]).toEqual(ids[0])
    expect(new Set(ids[0]).size).toBe(ids[0]?.length)
  })

  it("carry language and direction, and the date of each article", async () => {
    const { text } = await get("/feeds/latest.json")
    const items = (JSON.parse(text) as { items: { language: string; content_html: string; _isnad: { direction: string } }[] })
      .items
    expect(new Set(items.map(({ language }) => language)).size).toBeGreaterThan(1)
    for (const { language, content_html, _isnad } of items) {
      expect(content_html).toContain(`lang="${language}" dir="${language === "ar" ? "rtl" : "ltr"}"`)
      expect(_isnad.direction).toBe(language === "ar" ? "rtl" : "ltr")
    }
    expect((await get("/feeds/latest.atom")).text).toContain('<entry xml:lang="ar">')
  })

  it("are 304 by tag and, later, by date; the tag goes first", async () => {
    const path = "/feeds/latest.rss"
    const first = await get(path)
    expect(first.headers.get("cache-control")).toBe("no-cache")
    const etag = first.headers.get("etag") as string
    const again = await get(path, { "if-none-match": `W/${etag}` })
    expect([again.status, again.text, again.headers.get("etag")]).toEqual([304, "", etag])
    expect(again.headers.get("surrogate-key")).toBe(first.headers.get("surrogate-key"))
    expect((await get(path, { "if-modified-since": new Date(0).toUTCString() })).status).toBe(200)
    const later = new Date(Date.now() + 3_600_000).toUTCString()
    expect((await get(path, { "if-none-match": '"x"', "if-modified-since": later })).status).toBe(200)
    const timed = await get(path, {}, appOver(use().database, { cacheMaxAge: 60 }))
    expect(timed.headers.get("cache-control")).toBe("public, max-age=60")
  })

  it("answer HEAD with the headers of GET alone", async () => {
    const [whole, head] = [await get("/feeds/latest.atom"), await get("/feeds/latest.atom", {}, app, "HEAD")]
    expect([head.status, head.text]).toEqual([200, ""])
    for (const name of ["etag", "content-type", "content-length"]) expect(head.headers.get(name)).toBe(whole.headers.get(name))
  })

  it("let the origins read that may read GraphQL", async () => {
    const listed = appOver(use().database, { corsOrigins: ["https://a.example"] })
    const mine = await get("/feeds/latest.rss", { origin: "https://a.example" }, listed)
    expect(mine.headers.get("access-control-allow-origin")).toBe("https://a.example")
    expect(mine.headers.get("vary")).toMatch(/Origin/)
    const other = await get("/feeds/latest.rss", { origin: "https://evil.example" }, listed)
    expect(other.headers.get("access-control-allow-origin")).toBeNull()
  })

  it.each([
    "/articles/no-such.jsonld",
    "/articles/%ff.md",
    "/articles/a%00b.txt",
    "/articles/..%2f..%2fetc%2fpasswd.txt",
    "/feeds/",
    "/feeds/latest.xml",
    "/feeds/topics/no-such.rss",
    "/feeds/people/%E0%A4%A.rss",
    "/feeds/stories/x.rss",
    "/feeds/constructor/x.rss",
  ])("say in JSON that there is nothing at %s", async (path) => {
    const answer = await get(path)
    expect(answer.status).toBe(404)
    expect(JSON.parse(answer.text)).toEqual({
      errors: [{ message: expect.stringMatching(/\w{5}/), extensions: { code: "NOT_FOUND" } }],
    })
    expect(answer.headers.get("cache-control")).toBe("no-store")
    expect((await get(path, {}, app, "HEAD")).text).toBe("")
  })

  it("refuse other methods, and say which there are", async () => {
    const answer = await get("/feeds/latest.rss", {}, app, "POST")
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, "GET, HEAD"])
    expect(JSON.parse(answer.text)).toMatchObject({ errors: [{ extensions: { code: "BAD_REQUEST" } }] })
  })

  it("say that the database is away, and leak nothing", async () => {
    const failing = { ...use().database, query: () => Promise.reject(new Failure("DATABASE_UNAVAILABLE", "10.0.0.1")) }
    const answer = await get("/feeds/latest.rss", {}, appOver(failing))
    expect([answer.status, answer.headers.get("cache-control")]).toEqual([503, "no-store"])
    expect(JSON.parse(answer.text)).toMatchObject({ errors: [{ extensions: { code: "SERVICE_UNAVAILABLE" } }] })
    expect(answer.text).not.toContain("10.0.0.1")
    const broken = { ...use().database, query: () => Promise.reject(new Error("secret")) }
    const defect = await get(`/articles/${ENGLISH}.md`, {}, appOver(broken))
    expect([defect.status, defect.text.includes("secret")]).toEqual([500, false])
  })

  it("stop at the request's deadline", async () => {
    const slow = {
      ...use().database,
      query: (_: unknown, signal?: AbortSignal) =>
        new Promise<never>((_resolve, reject) =>
          signal?.addEventListener("abort", () => reject(new Failure("DATABASE_TIMEOUT", "x"))),
        ),
    }
    const answer = await get("/feeds/latest.rss", {}, appOver(slow, { requestTimeoutMs: 20 }))
    expect(answer.status).toBe(504)
  })
})
