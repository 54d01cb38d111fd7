import { beforeAll, expect, it } from "vitest"
import { appOver, post, send } from "../../server/http.ts"
import { describeOnDatabases } from "../../support/databases.ts"

// No error repeats more of a request than is needed to find the place, and no answer is made of errors without end.

const LONG = "A".repeat(100_000)
const range = (length: number) => Array.from({ length }, (_, index) => index)
const from = (t: unknown) => ({
  query: "query ($t: DateTime) { articles(first: 0, filter: { publishedAt: { from: $t } }) { totalCount } }",
  variables: { t },
})

const requests: [string, unknown][] = [
  ["a DateTime", from(LONG)],
  ["a DateTime of Arabic letters under marks", from("كُ".repeat(50_000))],
  ["a DateTime that is an object", from(Object.fromEntries(range(5_000).map((i) => [`key${i}`, LONG.slice(0, 100)])))],
  ["an integer", { query: "query ($n: Int) { articles(first: $n) { totalCount } }", variables: { n: LONG } }],
  [
    "a hundred integers",
    {
      query: `query (${range(100).map((i) => `$v${i}: Int`)}) { articles { totalCount } ${range(99).map((i) => `a${i}: articles(first: $v${i}) { totalCount }`)} }`,
      variables: Object.fromEntries(range(100).map((i) => [`v${i}`, LONG.slice(0, 9_000)])),
    },
  ],
  [
    "a list of enum values",
    {
      query: "query ($l: [Language!]) { articles(filter: { language: $l }) { totalCount } }",
      variables: { l: range(1_000).map((i) => `${LONG.slice(0, 900)}${i}`) },
    },
  ],
  [
    "an unknown key of a filter",
    { query: "query ($f: ArticleFilter) { articles(filter: $f) { totalCount } }", variables: { f: { [LONG]: 1 } } },
  ],
  ["an id", { query: `query ($id: ID!) { node(id: $id) { id } }`, variables: { id: LONG } }],
  ["a cursor", { query: "query ($c: String) { articles(after: $c) { totalCount } }", variables: { c: LONG } }],
  ["a search", { query: "query ($s: String!) { search(query: $s) { totalCount } }", variables: { s: LONG } }],
  ["a field", { query: `{ ${LONG} }` }],
  [
    "many fields",
    {
      query: `{ ${range(400)
        .map((i) => `${LONG.slice(0, 2_000)}${i}`)
        .join(" ")} }`,
    },
  ],
  ["an argument", { query: `{ articles(${LONG}: 1) { totalCount } }` }],
  ["a literal", { query: `{ articles(first: "${LONG}") { totalCount } }` }],
  ["a number", { query: `{ articles(first: ${"9".repeat(100_000)}) { totalCount } }` }],
  ["an enum value", { query: `{ labels(of: ${LONG}) { value } }` }],
  ["a block of text", { query: `{ articles(first: """${'\\"""'.repeat(20_000)}""") { totalCount } }` }],
  ["a fragment", { query: `{ ...${LONG} }` }],
  ["a variable", { query: `{ articles(first: $${LONG}) { totalCount } }` }],
  ["a type", { query: `query ($v: ${LONG}) { articles(first: $v) { totalCount } }` }],
  ["a directive", { query: `{ articles @${LONG} { totalCount } }` }],
  ["a syntax error", { query: `{ articles } ${LONG}` }],
  ["an operation's name", { query: "query A { __typename } query B { __typename }", operationName: LONG }],
  ["fields that conflict", { query: `{ ${LONG}: articles { totalCount } ${LONG}: people { totalCount } }` }],
  ["a document's id", { documentId: LONG }],
  ["a hash", { extensions: { persistedQuery: { version: 1, sha256Hash: LONG } } }],
  ["a parameter", { query: "{ __typename }", [LONG]: 1 }],
  ["no JSON", `{"query": ${LONG}`],
  [
    "500 errors of fields",
    {
      query: `{ articles(first: 500) { nodes { publisher { articles(after: "${LONG.slice(0, 50_000)}") { totalCount } } } } }`,
    },
  ],
  ["an alias", { query: `{ ${LONG}: articles(first: -1) { totalCount } }` }],
]

describeOnDatabases("errors", "seeded", (use, backend) => {
  if (backend === "PostgreSQL") return it("need no database", () => expect(use().database.embedded).toBe(false))
  let app: ReturnType<typeof appOver>
  beforeAll(() => {
    app = appOver(use().database)
  })

  it.each(requests)("repeat little of %s", async (_name, body) => {
    const { errors } = await send(app, post(body))
    expect(errors.length).toBeGreaterThan(0)
    expect(errors.length).toBeLessThanOrEqual(101)
    for (const { message, extensions } of errors) {
      expect(extensions.code).not.toBe("INTERNAL_SERVER_ERROR")
      expect(message).not.toMatch(/A{61}/)
      expect(message.length).toBeLessThan(600)
    }
    expect(JSON.stringify(errors).length).toBeLessThan(120_000)
  })

  it("of many ids stand at their places, and those of thousands are counted", async () => {
    const { errors, data } = await send(
      app,
      post({ query: "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", variables: { ids: range(100).map((i) => `x${i}`) } }),
    )
    expect(errors).toHaveLength(100)
    expect(data).toEqual({ nodes: range(100).map(() => null) })
    const query = `{ articles(first: 500) { nodes { ${range(9).map((i) => `a${i}: publisher { articles(first: -1) { totalCount } }`)} } } }`
    const many = await send(app, post({ query }))
    expect(many.errors.length).toBe(101)
    expect(many.errors.at(-1)?.message).toMatch(/^Left out here: \d+ more errors with this code\.$/)
    expect(many.errors.at(-1)?.extensions.code).toBe("BAD_USER_INPUT")
  })
})
