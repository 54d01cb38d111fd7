import { beforeAll, expect, it } from "vitest"
import { DEFAULT_LIMITS } from "../../../src/serving/plugins/limits/documents.ts"
import { type TestClient, testClient } from "../../support/client.ts"
import { describeOnDatabases } from "../../support/databases.ts"

// What queries cost is told in the answer, follows the sizes of pages, and is low for what people ask.

const PEOPLE = "people(first: 100) { nodes { articles(first: 100) { nodes { id } } } }"

const PRICES: [string, object, number][] = [
  ["{ __typename }", {}, 0],
  ['{ article(by: { slug: "x" }) { headline publisher { name } } }', {}, 2],
  ["{ articles { totalCount } }", {}, 2],
  ["{ articles(first: 50) { nodes { id } } }", {}, 51],
  ["{ articles(first: 50) { edges { cursor node { id } } pageInfo { endCursor } } }", {}, 51],
  ["{ articles(last: 30) { nodes { publisher { name } } } }", {}, 61],
  ["{ articles { nodes { id } } }", {}, 21],
  ["query ($n: Int) { articles(first: $n) { nodes { id } } }", { n: 7 }, 8],
  ["query ($n: Int = 300) { articles(first: $n) { nodes { id } } }", {}, 301],
  ["query ($n: Int = 300) { articles(first: $n) { nodes { id } } }", { n: 2 }, 3],
  ["query ($n: Int) { articles(first: $n, last: 40) { nodes { id } } }", { n: null }, 41],
  ["query ($n: Int) { articles(first: null, last: $n) { nodes { id } } }", { n: 40 }, 41],
  [
    "{ articles(first: 2) { ...F nodes { id } } } fragment F on ArticleConnection { nodes { publisher { id } } }",
    {},
    1 + 2 + 2,
  ],
  ["{ a: articles(first: 2) { ...F } b: articles(first: 3) { ...F } } fragment F on ArticleConnection { nodes { id } }", {}, 7],
  ["query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", { ids: ["QXJ0aWNsZTox", "QXJ0aWNsZToy"] }, 1],
  ["{ articleFacets { topics { count } } }", {}, 501],
  ["{ articleFacets { topics { node { id } } } }", {}, 511],
  ["{ articleFacets { topics(first: 40) { node { id } } } }", {}, 541],
  // Long texts by what they weigh: 500 bodies of 5,000 bytes, 320 bytes a point.
  ["{ articles(first: 500) { nodes { body } } }", {}, 7_829],
  ["{ articles(first: 500) { nodes { body summary headline } } }", {}, 8_959],
  ["{ articles(first: 500) { nodes { ...A } } } fragment A on Article { a: body b: body }", {}, 15_645],
  // One of several types stands in a place: the dearest counts.
  [
    '{ search(query: "x", first: 10) { nodes { ... on Article { publisher { id } } ... on Topic { parent { id } } } } }',
    {},
    300 + 10 + 10,
  ],
  ['{ articles(filter: { search: "x" }) { totalCount } }', {}, 2_002],
  [
    "query ($f: ArticleFilter) { articles(filter: $f) { totalCount } }",
    { f: { not: { or: [{ search: "x" }, { search: "y" }] } } },
    4_002,
  ],
  ['query ($f: ArticleFilter = { search: "x" }) { articles(filter: $f) { totalCount } }', {}, 2_002],
  ["query ($s: String) { articles(filter: { and: [{ search: $s }] }) { totalCount } }", { s: "x" }, 2_002],
  ["query ($s: String) { articles(filter: { and: [{ search: $s }] }) { totalCount } }", { s: null }, 2],
  ['{ articles(filter: { publisher: ["x"], topic: ["y"], includeDescendants: false }) { totalCount } }', {}, 202],
  ["{ statements(filter: { unnamed: true }, first: 5) { totalCount nodes { id } } }", {}, 1 + 101 + 10 + 5],
  ['{ articles(filter: { search: "x" }, first: 5) { nodes { id } } }', {}, 1 + 200 + 5],
  ['{ articleFacets(filter: { search: "x" }) { totalCount topics { count } } }', {}, 1 + 2_001 + 2_500],
  ['{ search(query: "x", first: 5) { totalCount } }', {}, 2_300],
  ['{ suggest(prefix: "x") { text } }', {}, 150],
  // Objects of the schema, ten points each.
  ["{ __schema { queryType { name } } }", {}, 20],
  ['{ __type(name: "OrderDirection") { enumValues { name } } }', {}, 30],
  ["query ($n: String!) { __type(name: $n) { enumValues { name } } }", { n: "OrderDirection" }, 30],
  ["query ($n: String!) { __type(name: $n) { enumValues { name } } }", { n: "Nothing" }, 0],
  ['{ search(query: "x", first: 10) { nodes { __typename ... on Article { publisher { id } } } } }', {}, 300 + 10 + 10],
]

const EVERYDAY: [string, object][] = [
  [
    "{ articles(first: 20) { nodes { headline publisher { name } topics(first: 5) { nodes { name } } people(first: 5) { nodes { name } } } pageInfo { endCursor } } }",
    {},
  ],
  [
    `query ($f: ArticleFilter) { articles(first: 50, filter: $f) { totalCount nodes { slug headline summary publishedAt publisher { slug name } } } }`,
    { f: { topic: ["iraq"] } },
  ],
  [
    "{ articles(first: 500) { nodes { slug headline summary language publishedAt publisher { slug name } topics { nodes { slug name } } } } }",
    {},
  ],
  [
    '{ topic(by: { slug: "iraq" }) { articles(first: 20) { nodes { slug people(first: 10) { nodes { slug articles(first: 5) { nodes { slug } } } } } } } }',
    {},
  ],
  [
    '{ articleFacets(filter: { search: "بغداد" }) { totalCount publishers { count node { name } } citedSources { count node { name } } topics { count node { name } } people { count node { name } } languages { count } months { count } } }',
    {},
  ],
  ['{ search(query: "بغداد") { edges { match { snippet } node { ... on Article { headline } ... on Named { name } } } } }', {}],
]

interface Priced {
  errors?: { extensions?: Record<string, unknown>; message: string }[]
  extensions?: { cost: { price: number; limit: number } }
}

describeOnDatabases("prices", "seeded", (use) => {
  let client: TestClient
  beforeAll(() => {
    client = testClient(use().database)
  })
  const ask = async (query: string, variables: object = {}) => (await client.query(query, { ...variables })) as Priced

  it.each(PRICES)("%s with %j", async (query, variables, price) => {
    const { extensions } = await ask(query, variables)
    expect(extensions?.cost).toEqual({ price, limit: DEFAULT_LIMITS.cost })
  })

  it.each(EVERYDAY)("everyday: %s", async (query, variables) => {
    const { errors, extensions } = await ask(query, variables)
    expect(errors).toBeUndefined()
    expect(extensions?.cost.price).toBeGreaterThan(10)
    expect(extensions?.cost.price).toBeLessThan(DEFAULT_LIMITS.cost / 2)
  })

  it("refuses a dear query before anything is read, with the figures", async () => {
    for (const [query, variables] of [
      [`{ articles(first: 500) { nodes { ${PEOPLE} } } }`, {}],
      [`query ($n: Int) { articles(first: $n, last: 500) { nodes { ${PEOPLE} } } }`, { n: null }],
      [`query ($n: Int = 500) { articles(first: $n) { nodes { ...F } } } fragment F on Article { ${PEOPLE} }`, {}],
    ] as const) {
      const { errors, extensions } = await ask(query, variables)
      expect(errors).toEqual([
        { message: expect.stringContaining("costs at most 100000, got 5101001"), extensions: { code: "QUERY_TOO_COMPLEX" } },
      ])
      expect(extensions).toBeUndefined()
      expect(client.statements).toEqual([])
    }
  })

  it("prices each operation of a document and each set of variables by itself", async () => {
    const document = "query ($n: Int) { articles(first: $n) { nodes { id } } }"
    const prices = []
    for (const n of [1, 100, 500, 1]) prices.push((await ask(document, { n })).extensions?.cost.price)
    expect(prices).toEqual([2, 101, 501, 2])
  })
})
