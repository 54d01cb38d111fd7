import fc from "fast-check"
import sql from "sql-template-tag"
import { beforeAll, expect, it } from "vitest"
import { writeContent } from "../../../src/writing/write.ts"
import { type TestClient, testClient } from "../../support/client.ts"
import { describeOnDatabases } from "../../support/databases.ts"
import { filters, SEARCHES } from "./arbitrary.ts"
import { filterContent } from "./content.ts"
import { type Filter, type FullArticle, holds, idOf, readArticles, readFound } from "./reference.ts"

// Filters answer what a plain recomputation over all articles gives, each field alone and combined, and count the same.

const ALONE: Filter[] = [
  { publisher: ["f-source-1", idOf("source", "f-source-2")] },
  { publisher: [] },
  { publisher: ["nobody-has-this-slug"] },
  { not: { publisher: ["f-source-1"] } },
  { not: { publisher: [] } },
  { citedSource: ["f-source-0", idOf("source", "f-source-3")] },
  { person: ["f-person-2"] },
  { person: ["f-person-2"], personRole: "QUOTED" },
  { personRole: "QUOTED" },
  { not: { personRole: "QUOTED" } },
  { person: [], personRole: "QUOTED" },
  { topic: ["f-top"] },
  { topic: ["f-top"], includeDescendants: false },
  { topic: [idOf("topic", "f-mid"), "f-side"], includeDescendants: true },
  { not: { topic: ["f-mid"] } },
  { includeDescendants: false },
  { language: ["en"] },
  { language: ["ar", "en"] },
  { language: [] },
  { language: ["\0", "en"] },
  { publishedAt: { from: "2021-02-03T00:00:00Z" } },
  { publishedAt: { until: "2021-02-03T00:00:00Z" } },
  { publishedAt: { from: "2021-02-03T02:00:00+02:00", until: "2021-02-05T00:00:00Z" } },
  { publishedAt: {} },
  { publishedAt: { from: null, until: null } },
  { not: { publishedAt: {} } },
  { changedSince: "2026-01-03T00:00:00Z" },
  { changedSince: "2026-01-06T03:00:00+03:00", not: { changedSince: "2026-01-07T00:00:00Z" } },
  { changedSince: "2027-01-01T00:00:00Z" },
  { search: "الجسر" },
  { not: { search: "الجسر" } },
  { or: [{ search: "bridge" }, { search: "المدرسة" }], language: ["ar"] },
  { search: "الجسر", and: [{ search: "خبر" }], not: { publisher: ["f-source-0"] } },
  { or: [] },
  { and: [] },
  { or: [{}] },
  { not: {} },
  { not: { not: { not: { language: ["en"] } } } },
  { or: [{ publisher: ["f-source-1"], language: ["en"] }, { not: { topic: ["f-top"] } }], publishedAt: {} },
  {},
]
const LISTED = [{ publisher: ["f-source-0"] }, { or: [{ language: ["en"] }, { search: "الجسر" }] }, { search: "bridge" }]

describeOnDatabases("filters of articles", "seeded copy", (use) => {
  let client: TestClient
  let all: FullArticle[]
  const found = new Map<string, ReadonlySet<string>>()
  beforeAll(async () => {
    await writeContent(use().database, filterContent(), { mode: "MERGE" })
    await use().database.query(
      sql`UPDATE articles SET changed_at = '2026-01-01T00:00:00Z'::timestamptz + (id % 7) * interval '1 day'`,
    )
    client = testClient(use().database)
    all = await readArticles(client)
    for (const search of [...SEARCHES, "خبر", "المدرسة"]) found.set(search, await readFound(client, search))
  })
  const expected = (filter: Filter) => all.filter((article) => holds(filter, article, found)).map(({ slug }) => slug)

  async function check(filter: Filter) {
    const { articles, articleFacets } = await client.data<{
      articles: { totalCount: number; nodes: { slug: string }[] }
      articleFacets: { totalCount: number }
    }>(
      "query ($filter: ArticleFilter) { articles(first: 500, filter: $filter) { totalCount nodes { slug } } articleFacets(filter: $filter) { totalCount } }",
      { filter },
    )
    const slugs = expected(filter)
    expect(articles.nodes.map(({ slug }) => slug)).toEqual(slugs)
    expect([articles.totalCount, articleFacets.totalCount]).toEqual([slugs.length, slugs.length])
  }

  it.each(ALONE.map((filter) => [JSON.stringify(filter), filter] as const))("%s", async (_title, filter) => check(filter))

  it("selects and leaves out with every field that is tried", () => {
    const sizes = new Set(ALONE.map((filter) => expected(filter).length))
    expect(sizes.size).toBeGreaterThan(20)
    expect(found.get("الجسر")?.size).toBeGreaterThan(10)
  })

  it("any filter", async () => {
    await fc.assert(fc.asyncProperty(filters, check), { numRuns: 250, seed: 20_260_407 })
  })

  it.each([
    ["person", "f-person-1", "articles", (slug: string): Filter => ({ person: [slug] })],
    ["source", "f-source-1", "articles", (slug: string): Filter => ({ publisher: [slug] })],
    ["source", "f-source-1", "citedIn", (slug: string): Filter => ({ citedSource: [slug] })],
    ["topic", "f-mid", "articles", (slug: string): Filter => ({ topic: [slug], includeDescendants: false })],
  ] as const)("%s(%s).%s(filter:)", async (parent, slug, field, own) => {
    const check = async (filter: Filter) => {
      const data = await client.data<Record<string, Record<string, { totalCount: number; nodes: { slug: string }[] }>>>(
        `query ($slug: String!, $filter: ArticleFilter) { ${parent}(by: { slug: $slug }) { ${field}(first: 100, filter: $filter) { totalCount nodes { slug } } } }`,
        { slug, filter },
      )
      const slugs = expected({ and: [own(slug), filter] })
      expect(data[parent]?.[field]).toEqual({ totalCount: slugs.length, nodes: slugs.map((each) => ({ slug: each })) })
    }
    for (const filter of LISTED) await check(filter)
    await fc.assert(fc.asyncProperty(filters, check), { numRuns: 60, seed: 7 })
  })
})
