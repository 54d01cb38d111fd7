import { performance } from "node:perf_hooks"
import { getIntrospectionQuery } from "graphql"
import { beforeAll, expect, it } from "vitest"
import { type TestClient, testClient } from "../../support/client.ts"
import { describeOnDatabases } from "../../support/databases.ts"

// Documents that are too much are refused at once, with a code and figures, and no statement is sent for them.

const range = (length: number) => Array.from({ length }, (_, index) => index)
const chain = (levels: number): string =>
  `{ articles(first: 1) { nodes { ${"publisher { articles(first: 1) { nodes { ".repeat(levels)} id ${"} } }".repeat(levels)} } } }`

/** Fragments that each spread the next twice: as a tree they would have 2^n leaves. */
const bomb = (count: number, type: string, leaf: string, spread = (next: string) => `...${next} ...${next}`) =>
  range(count)
    .map((index) => `fragment F${index} on ${type} { ${index === count - 1 ? leaf : spread(`F${index + 1}`)} }`)
    .join(" ")
const twice = (next: string) =>
  `nodes { publisher { a: articles(first: 1) { ...${next} } b: citedIn(first: 1) { ...${next} } } }`

const wide = (next: string) => twice(next).replaceAll("first: 1", "first: 2")

const DEAR = /costs at most 100000, got \d+/
const aliased = (count: number, field: string) =>
  range(count)
    .map((index) => `a${index}: ${field}`)
    .join(" ")
const SCHEMA = `fragment T on __Type { kind name description ofType { kind name ofType { kind name } } }
  fragment I on __InputValue { name description type { ...T } defaultValue }
  fragment S on __Schema { types { ...T fields { name description args { ...I } type { ...T } } inputFields { ...I } enumValues { name description } } }`

const EXCESSES: [string, string, RegExp][] = [
  [
    "101 aliases",
    `{ ${range(101)
      .map((i) => `a${i}: __typename`)
      .join(" ")} }`,
    /at most 100 aliases, got 101/,
  ],
  [
    "1,600 aliases",
    `{ ${range(1_600)
      .map((i) => `a${i}: __typename`)
      .join(" ")} }`,
    /at most 100 aliases, got 1600/,
  ],
  [
    "aliases in a fragment",
    `{ ...F } fragment F on Query { ${range(101)
      .map((i) => `a${i}: __typename`)
      .join(" ")} }`,
    /got 101/,
  ],
  [
    "2,000 aliases with selections",
    `{ ${range(2_000)
      .map((i) => `a${i}: articles { totalCount }`)
      .join(" ")} }`,
    /at most 5000 words/,
  ],
  ["21 levels", chain(6), /at most 20 levels of fields, got 21/],
  ["1,000 levels", chain(330), /at most 20 levels of fields/],
  [
    "levels in fragments",
    `{ articles { ...F0 } } ${bomb(8, "ArticleConnection", "totalCount", twice)}`,
    /levels of fields, got 2\d/,
  ],
  ["5,001 words", `{ ${"__typename ".repeat(5_001)} }`, /at most 5000 words and signs/],
  [
    "a bomb of pages",
    `{ articles(first: 500) { ...F0 } } ${bomb(5, "ArticleConnection", "nodes { people(first: 100) { nodes { id } } }", wide)}`,
    /costs at most 100000, got \d{7}/,
  ],
  ["95 bodies of each of 500 articles", `{ articles(first: 500) { nodes { ${aliased(95, "body")} } } }`, DEAR],
  [
    "19 bodies in a fragment that is spread in five pages",
    `{ ${range(5)
      .map((i) => `p${i}: articles(first: 500) { nodes { ...B } }`)
      .join(" ")} } fragment B on Article { ${aliased(19, "body")} }`,
    DEAR,
  ],
  [
    "95 ids of many",
    `{ articles(first: 500) { nodes { publisher { articles(first: 20) { nodes { ${aliased(95, "id")} } } } } } }`,
    DEAR,
  ],
  ["a key of 100,000 letters in 500 articles", `{ articles(first: 500) { nodes { ${"a".repeat(100_000)}: id } } }`, DEAR],
  ["the schema 100 times", `{ ${aliased(100, "__schema { ...S }")} } ${SCHEMA}`, DEAR],
  [
    "the schema ten times, spread",
    `{ ...Q ${aliased(9, "__schema { ...S }")} } fragment Q on Query { __schema { ...S } } ${SCHEMA}`,
    DEAR,
  ],
  [
    "99 phrases counted",
    `{ ${range(99)
      .map((i) => `a${i}: articles(filter: { search: "\\"a b${i}\\"" }) { totalCount }`)
      .join(" ")} }`,
    DEAR,
  ],
  [
    "40 phrases in one filter, counted three times",
    `{ ${range(3)
      .map(
        (i) =>
          `a${i}: articles(filter: { or: [${range(40)
            .map((j) => `{ search: "${i} ${j}" }`)
            .join(" ")}] }) { totalCount }`,
      )
      .join(" ")} }`,
    DEAR,
  ],
  [
    "a phrase counted for each of 100 topics",
    `{ topics(first: 100) { nodes { articles(filter: { search: "a" }) { totalCount } } } }`,
    DEAR,
  ],
  [
    "facets of many searches",
    `{ ${range(12)
      .map((i) => `a${i}: articleFacets(filter: { search: "a${i}" }) { ...F }`)
      .join(
        " ",
      )} } fragment F on ArticleFacets { totalCount topics { count } people { count } months { count } languages { count } publishers { count } citedSources { count } }`,
    DEAR,
  ],
  ["a long bomb of pages", `{ articles { ...F0 } } ${bomb(120, "ArticleConnection", "nodes { id }", twice)}`, /levels/],
]

describeOnDatabases("too much", "seeded", (use) => {
  let client: TestClient
  beforeAll(async () => {
    client = testClient(use().database)
    await client.data("{ articles { totalCount } }")
  })

  it.each(EXCESSES)("%s", async (_title, query, message) => {
    for (const _again of [1, 2]) {
      const started = performance.now()
      const { errors, data } = await client.query(query)
      expect(performance.now() - started).toBeLessThan(10_000)
      expect(errors).toEqual([expect.objectContaining({ message: expect.stringMatching(message) })])
      expect(errors?.[0]?.extensions?.code).toBe("QUERY_TOO_COMPLEX")
      expect(data).toBeUndefined()
      expect(client.statements).toEqual([])
    }
  })

  it.each([
    ["on the root", `{ ...F0 } ${bomb(400, "Query", "articles(first: 1) { nodes { slug } }")}`],
    ["in a page", `{ articles(first: 1) { ...F0 } } ${bomb(400, "ArticleConnection", "nodes { slug }")}`],
  ])("is not a bomb %s whose fragments ask for the same", async (_where, query) => {
    const { extensions, data } = await client.query(query)
    expect(data).toEqual({ articles: { nodes: [{ slug: expect.any(String) }] } })
    expect(extensions).toEqual({ cost: { price: 2, limit: 100_000 } })
  })

  it("is not what components ask for, each with its own fragments", async () => {
    const link = "fragment Link on Named { slug name }"
    const parts = range(20).map((i) => `fragment Part${i} on Article { id headline publisher { ...Link } ...Byline }`)
    const query = `{ articles(first: 100) { nodes { ${range(20)
      .map((i) => `...Part${i}`)
      .join(" ")} } } } ${link} fragment Byline on Article { people(first: 5) { nodes { ...Link } } } ${parts.join(" ")}`
    const { extensions } = await client.query(query)
    expect(extensions?.cost).toEqual({ price: 1 + 100 * (1 + 1 + 1 + 5), limit: 100_000 })
  })

  it("is not one question for the whole schema, as clients ask it", async () => {
    const { errors, extensions } = await client.query(
      getIntrospectionQuery({ descriptions: true, oneOf: true, inputValueDeprecation: true }),
    )
    expect(errors).toBeUndefined()
    expect(extensions).toEqual({ cost: { price: expect.any(Number), limit: 100_000 } })
  })

  it("is not a bomb whose fragments cost nothing", async () => {
    const data = await client.data(`{ articles(first: 1) { nodes { ...F0 } } } ${bomb(400, "Article", "slug")}`)
    expect(data).toEqual({ articles: { nodes: [{ slug: expect.any(String) }] } })
  })

  it("is not what stands right at the limits", async () => {
    expect(
      (
        await client.query(
          `{ ${range(100)
            .map((i) => `a${i}: __typename`)
            .join(" ")} }`,
        )
      ).errors,
    ).toBeUndefined()
    expect((await client.query(chain(5))).errors).toBeUndefined()
  })

  it("is not a fragment that spreads itself, or that there is not, which is invalid", async () => {
    for (const query of ["{ ...F } fragment F on Query { ...F }", "{ ...G }"])
      expect((await client.query(query)).errors?.[0]?.extensions?.code).toBe("GRAPHQL_VALIDATION_FAILED")
  })

  it("are variables of 100,000 levels", async () => {
    const filter = `${'{"not":'.repeat(100_000)}{}${"}".repeat(100_000)}`
    const body = `{"query":"query ($f: ArticleFilter) { articles(filter: $f) { totalCount } }","variables":{"f":${filter}}}`
    const response = await client.app.fetch("http://isnad.test/graphql", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
    })
    const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] }
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(["QUERY_TOO_COMPLEX"])
  })
})
