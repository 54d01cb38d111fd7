import fc from "fast-check"
import { beforeAll, expect, it } from "vitest"
import { writeContent } from "../../../src/writing/write.ts"
import { type TestClient, testClient } from "../../support/client.ts"
import { describeOnDatabases } from "../../support/databases.ts"
import { filters, SEARCHES } from "../filters/arbitrary.ts"
import { filterContent, PARENTS } from "../filters/content.ts"
import { type Filter, type FullArticle, holds, readArticles, readFound } from "../filters/reference.ts"

// Facets count what a recomputation over all articles counts, under any filter, with and without their own dimension.

type Counts = Record<string, number>

/** What a facet counts an article under, and the fields of a filter that speak of the same. */
const FACETS: Record<string, { own: (keyof Filter)[]; values: (article: FullArticle) => string[]; entry: string }> = {
  publishers: {
    own: ["publisher"],
    values: ({ publisher }) => (publisher ? [publisher.slug] : []),
    entry: "node { key: slug }",
  },
  citedSources: {
    own: ["citedSource"],
    values: ({ citedSources }) => citedSources.nodes.map(({ slug }) => slug),
    entry: "node { key: slug }",
  },
  topics: {
    own: ["topic", "includeDescendants"],
    values: ({ topics }) => topics.nodes.flatMap(({ slug }) => lineOf(slug)),
    entry: "node { key: slug parent { slug } }",
  },
  people: {
    own: ["person", "personRole"],
    values: ({ people }) => people.edges.map(({ node }) => node.slug),
    entry: "node { key: slug }",
  },
  languages: { own: ["language"], values: ({ language }) => [language], entry: "key: language" },
  months: {
    own: ["publishedAt"],
    values: ({ publishedAt }) => (publishedAt ? [publishedAt.slice(0, 7)] : []),
    entry: "key: month",
  },
}

/** A topic and those above it; what the seed's topics stand under is filled in by the test. */
const parents: Record<string, string | null> = { ...PARENTS }
function lineOf(slug: string): string[] {
  const above = parents[slug]
  return above ? [slug, ...lineOf(above)] : [slug]
}

interface Entry {
  count: number
  key?: string
  node?: { key: string }
}

describeOnDatabases("facets", "seeded copy", (use) => {
  let client: TestClient
  let all: FullArticle[]
  const found = new Map<string, ReadonlySet<string>>()
  beforeAll(async () => {
    await writeContent(use().database, filterContent(), { mode: "MERGE" })
    client = testClient(use().database)
    all = await readArticles(client)
    for (const search of SEARCHES) found.set(search, await readFound(client, search))
    const { topics } = await client.data<{ topics: { nodes: { slug: string; parent: { slug: string } | null }[] } }>(
      "{ topics(first: 100) { nodes { slug parent { slug } } } }",
    )
    for (const { slug, parent } of topics.nodes) parents[slug] = parent?.slug ?? null
  })

  async function ask(facet: string, filter: Filter, args = "first: 100"): Promise<Entry[]> {
    const { articleFacets } = await client.data<{ articleFacets: { facet: Entry[] } }>(
      `query ($filter: ArticleFilter) { articleFacets(filter: $filter) { facet: ${facet}(${args}) { count ${FACETS[facet]?.entry} } } }`,
      { filter },
    )
    return articleFacets.facet
  }
  const countsOf = (entries: Entry[]): Counts =>
    Object.fromEntries(entries.map(({ count, key, node }) => [node?.key ?? key, count]))

  function recount(facet: string, filter: Filter, values = FACETS[facet]?.values): Counts {
    const counts: Counts = {}
    for (const article of all.filter((each) => holds(filter, each, found)))
      for (const value of new Set(values?.(article))) counts[value] = (counts[value] ?? 0) + 1
    return counts
  }
  const names = Object.keys(FACETS)

  it.each(names)("%s of all, and under any filter", async (facet) => {
    expect(Object.keys(recount(facet, {})).length).toBeGreaterThan(1)
    const check = async (filter: Filter) => {
      expect(countsOf(await ask(facet, filter))).toEqual(recount(facet, filter))
    }
    await check({})
    await fc.assert(fc.asyncProperty(filters, check), { numRuns: 40, seed: 3 })
  })

  it.each(names)("%s without what the filter says of them", async (facet) => {
    const { own } = FACETS[facet] as { own: (keyof Filter)[] }
    const check = async (filter: Filter) => {
      const rest = Object.fromEntries(Object.entries(filter).filter(([key]) => !own.includes(key as keyof Filter)))
      expect(countsOf(await ask(facet, filter, "first: 100, excludeSelf: true"))).toEqual(recount(facet, rest))
    }
    await check({ publisher: ["f-source-1"], person: ["f-person-1"], personRole: "QUOTED" })
    await check({
      topic: ["f-mid"],
      language: ["en"],
      citedSource: ["f-source-3"],
      publishedAt: { from: "2021-02-01T00:00:00Z" },
    })
    const plain = filters.filter(({ and }) => and === undefined)
    await fc.assert(fc.asyncProperty(plain, check), { numRuns: 25, seed: 4 })
  })

  it.each(["AUTHOR", "SUBJECT", "QUOTED", "MENTIONED"])("people with the role %s", async (role) => {
    const values = ({ people }: FullArticle) => people.edges.filter((edge) => edge.role === role).map(({ node }) => node.slug)
    for (const filter of [{}, { language: ["ar"] }, { person: ["f-person-1"] }])
      expect(countsOf(await ask("people", filter, `first: 100, role: ${role}`))).toEqual(recount("people", filter, values))
  })

  it.each(names)("%s come the most frequent, or the latest, first, as many as asked for", async (facet) => {
    const entries = await ask(facet, {})
    const sorted =
      facet === "months"
        ? entries.toSorted((a, b) => ((a.key ?? "") < (b.key ?? "") ? 1 : -1))
        : entries.toSorted((a, b) => b.count - a.count)
    expect(entries).toEqual(sorted)
    expect(await ask(facet, {}, "first: 2")).toEqual(entries.slice(0, 2))
    expect(await ask(facet, {}, "first: 0")).toEqual([])
    expect(await ask(facet, {}, "first: null")).toEqual(entries.slice(0, 10))
    for (const first of [101, -1]) {
      const { errors } = await client.query(`{ articleFacets { ${facet}(first: ${first}) { count } } }`)
      expect(errors?.[0]).toMatchObject({
        message: expect.stringContaining(`got ${first}`),
        extensions: { code: "BAD_USER_INPUT" },
      })
    }
  })

  it("counts a topic's descendants in", async () => {
    const counts = countsOf(await ask("topics", {}))
    expect(counts["f-top"]).toBeGreaterThan(counts["f-low"] as number)
    expect(counts["f-top"]).toBe(recount("topics", {})["f-top"])
  })
})
