import { beforeAll, expect, it } from "vitest"
import { describeOnDatabases } from "../support/databases.ts"
import { type Answer, appOver, CODES, GRAPHQL_JSON, post, send } from "./http.ts"

// Whatever comes in, the answer has a code and never says that the server failed.

const LARGE = "x".repeat(1_100_000)
const query = "{ __typename }"

const bodies: [string, number, unknown][] = [
  ["nothing", 400, ""],
  ["no JSON", 400, "{ query"],
  ["half a JSON", 400, '{"query":"{ __typename }"'],
  ["null", 400, "null"],
  ["a text", 400, '"{ __typename }"'],
  ["a list", 400, [{ query }]],
  ["an empty object", 400, {}],
  ["an unknown parameter", 400, { query, sql: "SELECT 1" }],
  ["a query that is a number", 400, { query: 1 }],
  ["an empty query", 400, { query: "" }],
  ["a query of NUL", 400, { query: "\0" }],
  ["half a character", 400, { query: "\ud800" }],
  ["variables that are a text", 400, { query, variables: "{}" }],
  ["variables that are a list", 400, { query, variables: [] }],
  ["extensions that are a number", 400, { query, extensions: 1 }],
  ["a persisted query", 400, { extensions: { persistedQuery: { version: 1, sha256Hash: "0" } } }],
  ["a syntax error", 400, { query: "{ articles(" }],
  ["an unknown field", 400, { query: "{ password }" }],
  ["an unknown argument", 400, { query: "{ articles(offset: 3) { totalCount } }" }],
  ["a circle of fragments", 400, { query: "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }" }],
  ["a mutation", 400, { query: "mutation { reset }" }],
  ["a subscription", 400, { query: "subscription { articles { totalCount } }" }],
  ["an unknown operation", 400, { query: "query A { __typename }", operationName: "B" }],
  ["no choice among operations", 400, { query: "query A { __typename } query B { __typename }" }],
  [
    "a variable of another type",
    400,
    { query: "query ($n: Int) { articles(first: $n) { totalCount } }", variables: { n: "20" } },
  ],
  [
    "a variable beyond Int",
    400,
    { query: "query ($n: Int) { articles(first: $n) { totalCount } }", variables: { n: 2 ** 31 } },
  ],
  ["a variable that is missing", 400, { query: "query ($id: ID!) { node(id: $id) { id } }" }],
  ["an unknown directive", 400, { query: "{ __typename @sql }" }],
  ["a megabyte of variables", 413, { query, variables: { LARGE } }],
  ["a megabyte of query", 413, { query: `{ __typename } # ${LARGE}` }],
  ["thousands of repeated fields", 400, { query: `{ ${"__typename ".repeat(50_000)} }` }],
  ["a thousand unknown levels", 400, { query: `${"{ a ".repeat(1_600)}${"}".repeat(1_600)}` }],
  ["a thousand levels", 400, { query: `{ topic(by: { slug: "x" }) ${"{ parent ".repeat(1_500)} ${"}".repeat(1_500)} }` }],
  ["thousands of brackets", 400, { query: "{ articles ".repeat(20_000) }],
]

const addresses: [string, number, string][] = [
  ["a mutation by GET", 405, "?query=mutation%7Breset%7D"],
  ["variables that are no JSON", 400, "?query=%7B__typename%7D&variables=%7B"],
  ["variables that are a number", 400, "?query=%7B__typename%7D&variables=1"],
  ["extensions that are no JSON", 400, "?query=%7B__typename%7D&extensions=x"],
  ["no query", 400, ""],
  ["half an escape", 400, "?query=%7B__typename%E0%A4%A"],
]

function expectCoded({ status, errors, data }: Answer, expected: number): void {
  expect(status).toBe(expected)
  expect(errors.length).toBeGreaterThan(0)
  for (const { message, extensions } of errors) {
    expect(CODES).toContain(extensions.code)
    expect(message.length).toBeGreaterThan(10)
    expect(message).not.toMatch(/node_modules|\.ts|SELECT/)
  }
  expect(data ?? null).toBeNull()
}

describeOnDatabases("bad requests", "seeded", (use, backend) => {
  if (backend === "PostgreSQL") return it("need no database", () => expect(use().database.embedded).toBe(false))
  let app: ReturnType<typeof appOver>
  beforeAll(() => {
    app = appOver(use().database)
  })

  it.each(bodies)("%s", async (_title, status, body) => {
    expectCoded(await send(app, post(body)), status)
  })

  it.each(addresses)("%s", async (_title, status, search) => {
    expectCoded(await send(app, { headers: { accept: GRAPHQL_JSON } }, `/graphql${search}`), status)
  })

  it.each(["text/plain", "multipart/form-data; boundary=x", "application/xml"])("content of %s", async (type) => {
    expectCoded(await send(app, post("x", { "content-type": type })), 415)
  })

  it("only answers that it cannot give", async () => {
    const answer = await send(app, post({ query }, { accept: "application/xml" }))
    expectCoded(answer, 406)
    expect(answer.errors[0]?.message).toContain("application/graphql-response+json")
    expect(answer.headers.get("x-request-id")).toBeTruthy()
  })

  it.each([
    ["query A { __typename }", "B", 'Expected `operationName` to name an operation of the document, got "B". It has "A".'],
    ["query A { __typename } query B { __typename }", null, 'got none. It has "A", "B".'],
    ["{ __typename }", "A", 'Expected no `operationName`, for the operation has none, got "A".'],
    ["fragment A on Query { __typename }", null, "Expected a document with an operation, got one without."],
  ])("says which operations there are: %s, %s", async (document, operationName, message) => {
    const { status, errors } = await send(app, post({ query: document, operationName }))
    expect(status).toBe(400)
    expect(errors).toEqual([expect.objectContaining({ message: expect.stringContaining(message) })])
    expect(errors[0]?.extensions.code).toBe("OPERATION_RESOLUTION_FAILURE")
  })

  it("answers an operation of a document after another was named that it does not have", async () => {
    const document = "query A { __typename } query B { __typename }"
    for (const [operationName, status] of [
      ["C", 400],
      ["A", 200],
      [null, 400],
      ["B", 200],
    ] as const)
      expect((await send(app, post({ query: document, operationName }))).status).toBe(status)
  })

  it("gives GraphQL's errors the status 200 where the client asks for plain JSON", async () => {
    for (const text of ["{ articles(", "{ password }"])
      expectCoded(await send(app, post({ query: text }, { accept: "application/json" })), 200)
  })
})
