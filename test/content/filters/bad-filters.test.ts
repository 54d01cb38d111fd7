import { beforeAll, expect, it } from "vitest"
import { type TestClient, testClient } from "../../support/client.ts"
import { describeOnDatabases } from "../../support/databases.ts"
import { idOf } from "./reference.ts"

// A filter that cannot be is refused with a code and with what was expected, before any statement is sent.

const many = (length: number) => Array.from({ length }, (_, index) => `x${index}`)
const nested = (levels: number): object => (levels === 0 ? { language: ["ar"] } : { not: nested(levels - 1) })

const BAD: [string, object, RegExp, string?][] = [
  ["an id of another type", { publisher: [idOf("person", "joe-biden")] }, /id of a Source, got the id of a Person/],
  ["a topic's id for a person", { person: [idOf("topic", "iraq")] }, /id of a Person, got the id of a Topic/],
  ["an id of another type, deep inside", { or: [{ not: { topic: [idOf("source", "pentagon")] } }] }, /id of a Topic/],
  ["a range the wrong way round", { publishedAt: { from: "2022-01-01T00:00:00Z", until: "2021-01-01T00:00:00Z" } }, /before/],
  ["a range without a moment", { publishedAt: { from: "2021-01-01T00:00:00Z", until: "2021-01-01T03:00:00+03:00" } }, /before/],
  ["a time without a zone", { publishedAt: { from: "2021-01-01T00:00:00" } }, /Expected a DateTime/],
  ["101 values", { publisher: many(101) }, /at most 100 values in `publisher`, got 101/],
  ["101 languages", { language: many(101) }, /at most 100 values in `language`/],
  ["51 conditions", { or: Array(51).fill({ language: ["ar"] }) }, /at most 50 conditions, got 51/],
  ["51 conditions at all levels", { and: Array(26).fill({ not: { language: ["ar"], person: [] } }) }, /got 52/],
  ["51 empty conditions", { or: Array(51).fill({}) }, /at most 50 conditions, got 51/],
  ["a search of 1,001 characters", { search: "ا".repeat(1001) }, /1000 characters/],
  ["a field that there is not", { author: "x" }, /not defined by type "ArticleFilter"/],
  ["a role that there is not", { personRole: "EDITOR" }, /EDITOR/],
  ["null among the values", { person: [null] }, /non-nullable/],
  ["51 levels", nested(51), /at most 50 levels/, "QUERY_TOO_COMPLEX"],
  ["4,000 levels", nested(4_000), /at most 50 levels/, "QUERY_TOO_COMPLEX"],
]

describeOnDatabases("filters that cannot be", "seeded", (use) => {
  let client: TestClient
  beforeAll(() => {
    client = testClient(use().database)
  })
  const QUERY = "query ($filter: ArticleFilter) { articles(first: 1, filter: $filter) { totalCount nodes { id } } }"

  it.each(BAD)("%s", async (_title, filter, message, code = "BAD_USER_INPUT") => {
    const { errors } = await client.query(QUERY, { filter })
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual([code])
    expect(errors?.[0]?.message).toMatch(message)
    expect(client.statements).toEqual([])
  })

  it("are refused in nested lists and facets too", async () => {
    const filter = { person: [idOf("topic", "iraq")] }
    for (const list of [
      'topic(by: { slug: "iraq" }) { articles(filter: $filter) { totalCount } }',
      "articleFacets(filter: $filter) { totalCount }",
    ]) {
      const { errors } = await client.query(`query ($filter: ArticleFilter) { ${list} }`, { filter })
      expect(errors?.[0]?.extensions?.code).toBe("BAD_USER_INPUT")
    }
  })

  it("that stand in the document are bounded as those in variables", async () => {
    const text = (levels: number) =>
      `{ articles(filter: ${"{ not: ".repeat(levels)}{ language: ["ar"] }${" }".repeat(levels)}) { totalCount } }`
    expect((await client.query(text(1_000))).errors?.[0]?.extensions?.code).toBe("QUERY_TOO_COMPLEX")
    const value = text(51).slice("{ articles(filter: ".length, -") { totalCount } }".length)
    const byDefault = `query ($filter: ArticleFilter = ${value}) { articles(filter: $filter) { totalCount } }`
    expect((await client.query(byDefault)).errors?.[0]?.extensions?.code).toBe("QUERY_TOO_COMPLEX")
    expect((await client.query(text(40))).errors).toBeUndefined()
  })

  it("takes as many as it says: 100 values, 50 conditions, 45 levels", async () => {
    const filter = { or: [...Array(48).fill({ language: ["ar"] }), { publisher: many(100) }, nested(40)] }
    const { articles } = await client.data<{ articles: { totalCount: number } }>(QUERY, { filter })
    expect(articles.totalCount).toBeGreaterThan(0)
  })
})
