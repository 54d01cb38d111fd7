import { performance } from "node:perf_hooks"
import { beforeAll, expect, it } from "vitest"
import { type TestClient, testClient } from "../../support/client.ts"
import { describeOnDatabases } from "../../support/databases.ts"

// What is wrong with a request is told in no more time than a right one takes, however much is wrong. Times are those of a busy machine:
// each of these took between one and twenty seconds.

const MILLISECONDS = 3_000
const range = (length: number) => Array.from({ length }, (_, index) => index)
const many = (count: number) => Object.fromEntries(range(count).map((index) => [index.toString(16), 1]))
const aliases = (field: string) =>
  range(95)
    .map((index) => `a${index}: ${field}`)
    .join(" ")

const MISTAKES: [string, string, Record<string, unknown>, string][] = [
  [
    "unknown fields of a filter",
    "query ($f: ArticleFilter) { articles(filter: $f) { totalCount } }",
    { f: many(75_000) },
    "QUERY_TOO_COMPLEX",
  ],
  [
    "unknown fields of a filter within filters",
    "query ($f: ArticleFilter) { articles(filter: $f) { totalCount } }",
    { f: { and: [{ and: [many(40_000)] }] } },
    "QUERY_TOO_COMPLEX",
  ],
  [
    "unknown fields beside a long text",
    "query ($f: ArticleFilter) { articles(filter: $f) { totalCount } }",
    { f: { ...many(90), search: "a".repeat(800_000) } },
    "BAD_USER_INPUT",
  ],
  [
    "long unknown fields",
    "query ($f: ArticleFilter) { articles(filter: $f) { totalCount } }",
    { f: Object.fromEntries(range(5).map((index) => [`x${index}`, "\n".repeat(80_000)])) },
    "BAD_USER_INPUT",
  ],
  [
    "a long prefix of names",
    `query ($s: String!) { ${aliases("people(filter: { namePrefix: $s }) { totalCount }")} }`,
    { s: " ".repeat(900_000) },
    "BAD_USER_INPUT",
  ],
  [
    "a prefix of many words",
    `query ($s: String!) { suggest(prefix: $s) { text highlights { start } } }`,
    { s: "من ".repeat(33) },
    "BAD_USER_INPUT",
  ],
  [
    "ids that are none",
    `query ($s: [ID!]!) { ${aliases("nodes(ids: $s) { id }")} }`,
    { s: range(30).map(() => "IZ") },
    "BAD_USER_INPUT",
  ],
]

describeOnDatabases("mistakes", "seeded", (use) => {
  let client: TestClient
  beforeAll(async () => {
    client = testClient(use().database)
    await client.data("{ articles { totalCount } }")
  })

  it.each(MISTAKES)("%s", async (_what, query, variables, code) => {
    const started = performance.now()
    const { errors } = await client.query(query, variables)
    expect(performance.now() - started).toBeLessThan(MILLISECONDS)
    expect(new Set(errors?.map(({ extensions }) => extensions?.code))).toEqual(new Set([code]))
    expect(errors?.length).toBeLessThanOrEqual(102)
    expect(JSON.stringify(errors).length).toBeLessThan(120_000)
  })

  it("are told all at once where they are few", async () => {
    const { errors } = await client.query("query ($a: Int, $b: Int) { articles(first: $a, last: $b) { totalCount } }", {
      a: "x",
      b: "y",
    })
    expect(errors?.map(({ message }) => message)).toEqual([expect.stringContaining("$a"), expect.stringContaining("$b")])
  })
})
