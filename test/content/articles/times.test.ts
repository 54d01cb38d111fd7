import fc from "fast-check"
import sql from "sql-template-tag"
import { beforeAll, beforeEach, describe, expect, it } from "vitest"
import { migrate } from "../../../src/db/migrations.ts"
import { bundleReader } from "../../../src/formats/bundle/reader.ts"
import { writeContent } from "../../../src/writing/write.ts"
import { bundleFolder, smallBundle } from "../../support/bundles.ts"
import { type TestClient, testClient } from "../../support/client.ts"
import { resetTo } from "../../support/contents.ts"
import { describeOnDatabases } from "../../support/databases.ts"

interface Changed {
  slug: string
  changedAt: string
}
interface Page<Node> {
  edges: { cursor: string; node: Node }[]
  nodes: Node[]
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string | null; startCursor: string | null }
  totalCount: number
}

const article = (slug: string, body = "نص.") => ({ slug, headline: slug, language: "ar", body })
const named = (count: number) => Array.from({ length: count }, (_, index) => article(`a-${index}`))

describeOnDatabases("the times of articles", "empty", (use) => {
  let client: TestClient
  beforeAll(async () => {
    await migrate(use().database)
    client = testClient(use().database)
  })

  const put = (...articles: object[]) =>
    writeContent(use().database, bundleReader(bundleFolder({ articles })), { mode: "MERGE" })
  const changes = async (args: string) =>
    (
      await client.data<{ articles: Page<Changed> }>(
        `{ articles(${args}) { edges { cursor node { slug } } nodes { slug changedAt } pageInfo { hasNextPage hasPreviousPage endCursor startCursor } totalCount } }`,
      )
    ).articles
  const ASC = "orderBy: { field: CHANGED_AT, direction: ASC }"
  const slugs = (page: Page<{ slug: string }>) => page.nodes.map(({ slug }) => slug)
  const timeOf = async (slug: string) =>
    (await client.data<{ article: Changed }>(`{ article(by: { slug: "${slug}" }) { slug changedAt } }`)).article.changedAt

  describe("changedAt", () => {
    beforeEach(async () => {
      await resetTo(use().database, smallBundle())
    })

    it("stays where the record says the same, and is later with each change", async () => {
      const first = await timeOf("bridge")
      await resetTo(use().database, smallBundle())
      expect(await timeOf("bridge")).toBe(first)
      const other = await timeOf("match")
      let last = first
      for (const body of ["ب", "ج", "د"]) {
        await put({ ...smallBundle().articles[0], body })
        const next = await timeOf("bridge")
        expect(next > last).toBe(true)
        last = next
      }
      expect(await timeOf("match")).toBe(other)
    })

    it("goes on where the clock was set back", async () => {
      const ahead = "2999-01-01T00:00:00.000Z"
      await use().database.query(sql`UPDATE articles SET changed_at = ${ahead} WHERE slug = 'match'`)
      await put(article("later"))
      expect(await timeOf("later")).toBe("2999-01-01T00:00:00.001Z")
    })

    it("is no part of a record: an export and a reset to it leave it", async () => {
      const before = await changes(`first: 100, ${ASC}`)
      await writeContent(use().database, bundleReader(bundleFolder(smallBundle())), { mode: "RESET" })
      expect((await changes(`first: 100, ${ASC}`)).nodes).toEqual(before.nodes)
    })
  })

  describe("the order of changes", () => {
    beforeEach(async () => {
      await resetTo(use().database, { articles: named(12) })
      for (const slug of ["a-3", "a-9", "a-1"]) await put(article(slug, "نص آخر."))
    })

    it("has what changed last at its end, and the other way round", async () => {
      const all = await changes(`first: 100, ${ASC}`)
      expect(slugs(all).slice(-3)).toEqual(["a-3", "a-9", "a-1"])
      expect(slugs(await changes("first: 100, orderBy: { field: CHANGED_AT }"))).toEqual(slugs(all).reverse())
      expect(all.totalCount).toBe(12)
    })

    it("reads pages of any size once each, forward and backward, also where moments are the same", async () => {
      await use().database.query(sql`UPDATE articles SET changed_at = '2020-01-01T00:00:00Z' WHERE slug < 'a-4'`)
      const all = slugs(await changes(`first: 100, ${ASC}`))
      for (const size of [1, 2, 5]) {
        const forward: string[] = []
        for (let after = ""; ; ) {
          const page = await changes(`first: ${size}, ${ASC}${after}`)
          forward.push(...slugs(page))
          if (!page.pageInfo.hasNextPage) break
          after = `, after: "${page.pageInfo.endCursor}"`
        }
        const backward: string[] = []
        for (let before = ""; ; ) {
          const page = await changes(`last: ${size}, ${ASC}${before}`)
          backward.unshift(...slugs(page))
          if (!page.pageInfo.hasPreviousPage) break
          before = `, before: "${page.pageInfo.startCursor}"`
        }
        expect(forward).toEqual(all)
        expect(backward).toEqual(all)
      }
    })

    it("loses nothing that changes while pages are read", async () => {
      const plan = fc.array(fc.record({ size: fc.integer({ min: 1, max: 4 }), change: fc.option(fc.nat(14)) }), {
        minLength: 12,
        maxLength: 12,
      })
      let text = 0
      const property = fc.asyncProperty(plan, async (steps) => {
        const copy = new Map<string, string>()
        let cursor = ""
        const take = async (size: number) => {
          const page = await client.data<{ articles: Page<{ slug: string; body: string }> }>(
            `{ articles(first: ${size}, ${ASC}${cursor}) { nodes { slug body } pageInfo { endCursor hasNextPage } } }`,
          )
          for (const { slug, body } of page.articles.nodes) copy.set(slug, body)
          if (page.articles.pageInfo.endCursor !== null) cursor = `, after: "${page.articles.pageInfo.endCursor}"`
          return page.articles.pageInfo.hasNextPage
        }
        for (const { size, change } of steps) {
          await take(size)
          if (change !== null) await put(article(`a-${change}`, `نص ${text++}.`))
        }
        while (await take(3));
        const stored = await client.data<{ articles: { nodes: { slug: string; body: string }[] } }>(
          "{ articles(first: 100) { nodes { slug body } } }",
        )
        expect(copy).toEqual(new Map(stored.articles.nodes.map(({ slug, body }) => [slug, body])))
      })
      await fc.assert(property, { numRuns: 5, seed: 20_261_128 })
    })

    it("goes together with every filter, and with a search, in one statement", async () => {
      const found = await changes(`first: 2, ${ASC}, filter: { search: "نص", language: ["ar"] }`)
      expect(found.totalCount).toBe(12)
      const rest = await changes(
        `first: 100, ${ASC}, filter: { search: "نص", language: ["ar"] }, after: "${found.pageInfo.endCursor}"`,
      )
      expect([...slugs(found), ...slugs(rest)]).toEqual(slugs(await changes(`first: 100, ${ASC}`)))
      await client.data(
        `{ articles(first: 2, ${ASC}) { nodes { slug changedAt publisher { name } topics(first: 2) { nodes { name } } } } }`,
      )
      expect(client.statements.length).toBe(1)
    })

    it("is refused in lists of some articles, in words that say where to ask", async () => {
      await resetTo(use().database, smallBundle())
      const lists = [
        ['source(by: { slug: "paper" })', "articles", "Source.articles"],
        ['person(by: { slug: "huda" })', "articles", "Person.articles"],
        ['topic(by: { slug: "city" })', "articles", "Topic.articles"],
      ]
      for (const [parent, field, name] of lists) {
        const { errors } = await client.query(`{ ${parent} { ${field}(${ASC}) { nodes { slug } } } }`)
        expect(errors?.[0]?.message).toBe(
          `Expected PUBLISHED_AT or RELEVANCE in ${name}: only Query.articles is ordered by CHANGED_AT. Ask there, with a filter for whose articles.`,
        )
        expect(errors?.[0]?.extensions?.code).toBe("BAD_USER_INPUT")
      }
      const ofPaper = await changes(`${ASC}, filter: { publisher: ["paper"] }`)
      expect(slugs(ofPaper)).toEqual(["bridge"])
    })

    it("has cursors of its own", async () => {
      const { pageInfo } = await changes("first: 1")
      const { errors } = await client.query(`{ articles(${ASC}, after: "${pageInfo.endCursor}") { nodes { slug } } }`)
      expect(errors?.[0]?.extensions?.code).toBe("BAD_USER_INPUT")
    })
  })

  describe("changedSince", () => {
    it("selects what changed then or later, in every list and beside other conditions", async () => {
      await resetTo(use().database, smallBundle())
      await put({ ...smallBundle().articles[0], body: "ب" })
      const at = await timeOf("bridge")
      expect(slugs(await changes(`filter: { changedSince: "${at}" }`))).toEqual(["bridge"])
      expect(slugs(await changes(`${ASC}, filter: { changedSince: "${at}", topic: ["world"] }`))).toEqual(["bridge"])
      const others = await changes(`filter: { not: { changedSince: "${at}" } }`)
      expect(slugs(others).toSorted()).toEqual(["match", "undated"])
      const { person } = await client.data<{ person: { articles: Page<Changed> } }>(
        `{ person(by: { slug: "karim" }) { articles(filter: { changedSince: "${at}" }) { nodes { slug } totalCount } } }`,
      )
      expect(person.articles).toEqual({ nodes: [{ slug: "bridge" }], totalCount: 1 })
    })
  })

  describe("updatedAt", () => {
    it("is what the record says, null where it says nothing", async () => {
      await resetTo(use().database, {
        articles: [{ ...article("said"), updatedAt: "2024-05-01T12:00:00+03:00" }, article("silent")],
      })
      const data = await client.data("{ articles(first: 2) { nodes { slug updatedAt } } }")
      expect(data).toEqual({
        articles: {
          nodes: expect.arrayContaining([
            { slug: "said", updatedAt: "2024-05-01T09:00:00.000Z" },
            { slug: "silent", updatedAt: null },
          ]),
        },
      })
    })
  })

  describe("removed articles", () => {
    const BEGINNING = "2000-01-01T00:00:00Z"
    const removed = async (args = `since: "${BEGINNING}"`) =>
      (
        await client.data<{ removedArticles: Page<{ id: string; slug: string; removedAt: string }> }>(
          `{ removedArticles(${args}) { nodes { id slug removedAt } pageInfo { hasNextPage endCursor } totalCount } }`,
        )
      ).removedArticles
    beforeEach(async () => {
      await resetTo(use().database, { articles: named(6) })
      await use().database.query(sql`DELETE FROM removed_articles`)
    })

    it("are told in the order in which they went, with the id that they had", async () => {
      const { article: gone } = await client.data<{ article: { id: string } }>('{ article(by: { slug: "a-4" }) { id } }')
      await resetTo(use().database, { articles: named(6).filter(({ slug }) => slug !== "a-4") })
      await resetTo(use().database, { articles: named(3) })
      const told = await removed()
      expect(told.nodes[0]).toMatchObject({ id: gone.id, slug: "a-4" })
      expect(slugs(told).toSorted()).toEqual(["a-3", "a-4", "a-5"])
      expect(told.totalCount).toBe(3)
      const [, second] = told.nodes
      expect(slugs(await removed(`since: "${second?.removedAt}"`)).toSorted()).toEqual(["a-3", "a-5"])
      const first = await removed(`since: "${BEGINNING}", first: 2`)
      const rest = await removed(`since: "${BEGINNING}", first: 2, after: "${first.pageInfo.endCursor}"`)
      expect([...slugs(first), ...slugs(rest)]).toEqual(slugs(told))
    })

    it("are not told any more when they are there again", async () => {
      await resetTo(use().database, { articles: named(3) })
      await put(article("a-5"))
      expect(slugs(await removed()).toSorted()).toEqual(["a-3", "a-4"])
      expect(slugs(await changes(`first: 100, ${ASC}`)).at(-1)).toBe("a-5")
    })

    it("are as little told by a write that is taken back as the articles go", async () => {
      await writeContent(use().database, bundleReader(bundleFolder({ articles: named(2) })), { mode: "RESET", dryRun: true })
      expect((await removed()).totalCount).toBe(0)
      expect((await changes("first: 1")).totalCount).toBe(6)
    })

    it("are forgotten after 90 days", async () => {
      await resetTo(use().database, { articles: named(4) })
      await use().database.query(sql`UPDATE removed_articles SET removed_at = now() - interval '91 days' WHERE slug = 'a-4'`)
      await put(article("another"))
      expect(slugs(await removed())).toEqual(["a-5"])
    })
  })
})
