import { beforeAll, expect, it } from "vitest"
import { monthOf } from "../../../src/content/facets/month.ts"
import { type TestClient, testClient } from "../../support/client.ts"
import { describeOnDatabases } from "../../support/databases.ts"

// A facet is one statement, and only those asked for are counted.

const FACETS = ["publishers", "citedSources", "topics", "people", "languages", "months"]
const FILTERS = ["", '(filter: { person: ["joe-biden"] })', '(filter: { language: ["ar"], not: { topic: ["iraq"] } })']

describeOnDatabases("statements of facets", "seeded", (use) => {
  let client: TestClient
  beforeAll(() => {
    client = testClient(use().database)
  })
  const statements = async (query: string) => {
    await client.data(query)
    return client.statements.length
  }

  it.each(FILTERS)("one each, %s", async (filter) => {
    for (const facet of FACETS) expect(await statements(`{ articleFacets${filter} { ${facet} { count } } }`)).toBe(1)
    expect(await statements(`{ articleFacets${filter} { ${FACETS.map((facet) => `${facet} { count }`).join(" ")} } }`)).toBe(6)
    expect(await statements(`{ articleFacets${filter} { totalCount } }`)).toBe(1)
  })

  it("looks up what a search means once for all", async () => {
    const one = await statements('{ articleFacets(filter: { search: "بغداد" }) { topics { count } } }')
    const all = await statements(
      `{ articleFacets(filter: { search: "بغداد" }) { totalCount ${FACETS.map((facet) => `${facet} { count }`).join(" ")} } }`,
    )
    expect(all - one).toBe(6)
  })

  it("reads the nodes of a facet in one statement more, and equal facets once", async () => {
    expect(await statements("{ articleFacets { topics { count node { name } } } }")).toBe(2)
    expect(await statements("{ articleFacets { a: topics { count } b: topics(first: 10) { count } } }")).toBe(1)
    expect(await statements("{ articleFacets { a: topics { count } b: topics(first: 11) { count } } }")).toBe(2)
  })

  it("takes an excluded filter for none", async () => {
    const { a, b } = await client.data<{ a: unknown; b: unknown }>(
      '{ a: articleFacets(filter: { topic: ["iraq"] }) { topics(excludeSelf: true) { count node { slug } } } b: articleFacets { topics { count node { slug } } } }',
    )
    expect(a).toEqual(b)
  })

  it("gives a month's span, which as a filter selects what was counted", async () => {
    const { articleFacets } = await client.data<{
      articleFacets: { months: { count: number; from: string; until: string }[] }
    }>("{ articleFacets { months(first: 100) { count from until } } }")
    expect(articleFacets.months.length).toBeGreaterThan(5)
    for (const { count, from, until } of articleFacets.months) {
      const { articles } = await client.data<{ articles: { totalCount: number } }>(
        "query ($from: DateTime, $until: DateTime) { articles(filter: { publishedAt: { from: $from, until: $until } }) { totalCount } }",
        { from, until },
      )
      expect(articles.totalCount).toBe(count)
    }
  })

  it.each([
    ["2021-03", "2021-03-01T00:00:00.000Z", "2021-04-01T00:00:00.000Z"],
    ["2020-12", "2020-12-01T00:00:00.000Z", "2021-01-01T00:00:00.000Z"],
    ["0012-02", "0012-02-01T00:00:00.000Z", "0012-03-01T00:00:00.000Z"],
    ["9999-12", "9999-12-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z"],
  ])("the month %s is from %s until %s", (month, from, until) => {
    expect(monthOf(month)).toEqual({ from, until })
  })
})
