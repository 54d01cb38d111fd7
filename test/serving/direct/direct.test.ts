import { request } from "node:http"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { createApp } from "../../../src/app.ts"
import { createLogger } from "../../../src/logger.ts"
import { PLAIN_JSON } from "../../../src/serving/http/media-types.ts"
import { AnswerCache } from "../../../src/serving/response-cache/answer-cache.ts"
import { listening } from "../../server/http.ts"
import { openTestDatabase, type TestDatabase } from "../../support/databases.ts"

// The direct way answers as Yoga does: each request is sent first, when Yoga answers it, and again.

let opened: TestDatabase
beforeAll(async () => {
  opened = await openTestDatabase("PGlite", "seeded")
})
afterAll(() => opened.close())

type Headers = Record<string, string>
interface Got {
  status: number
  headers: NodeJS.Dict<string | string[]>
  text: string
}

const BODIES = {
  query: { query: "{ articles(first: 2) { nodes { slug headline } } }" },
  variables: {
    query: "query A($s: Int!) { articles(first: $s) { totalCount } } query B { __typename }",
    operationName: "A",
    variables: { s: 1 },
  },
  schema: { query: "{ __schema { queryType { name } } }" },
  "null data": { query: '{ article(by: { slug: "nothing" }) { slug } }' },
  "an error of a field": { query: "{ articles(first: -1) { totalCount } topics { totalCount } }" },
  "an error of the document": { query: "{ nothing }" },
  "a syntax error": { query: "{" },
  "a variable that does not fit": { query: "query ($s: Int!) { articles(first: $s) { totalCount } }", variables: { s: "x" } },
  "an operation that is not there": { query: "query A { __typename }", operationName: "B" },
  "too dear": { query: `{ ${Array.from({ length: 120 }, (_, i) => `a${i}: __typename`).join(" ")} }` },
  "an unknown parameter": { query: "{ __typename }", nonsense: 1 },
  "no document": { variables: {} },
  "an unknown persisted query": { extensions: { persistedQuery: { version: 1, sha256Hash: "a".repeat(64) } } },
  "a mutation": { query: "mutation { __typename }" },
  "a hundred errors": { query: `{ articles(first: 500) { nodes { publisher { articles(first: -1) { totalCount } } } } }` },
  "a name that is a number": { query: "{ __typename }", operationName: 1 },
  "variables that are a text": { query: "{ __typename }", variables: "{}" },
  "extensions that are a list": { query: "{ __typename }", extensions: [] },
  "a query that is a number": { query: 1 },
  nothing: {},
  "a list": [{ query: "{ __typename }" }],
  "a number": 1,
  null: null,
}
/** What is no JSON, or not as programs write it. */
const TEXTS: [string, number, string | Buffer][] = [
  ["nothing", 400, ""],
  ["a brace", 400, "{"],
  ["words without quotes", 400, "{query}"],
  ["more behind it", 400, '{"query":"{ __typename }"}}'],
  ["bytes that are no UTF-8", 400, Buffer.from([0xff, 0xfe, 0x7b])],
  [
    "a byte that is no UTF-8, in a text",
    400,
    Buffer.concat([Buffer.from('{"query":"{ a'), Buffer.from([0xff]), Buffer.from('"}')]),
  ],
  ["UTF-16", 400, Buffer.from('{"query":"{ __typename }"}', "utf16le")],
  ["a mark of the byte order", 200, '\ufeff{"query":"{ __typename }"}'],
  ["white space around it", 200, ' \n{"query":"{ __typename }"}\t'],
  ["a key twice", 200, '{"query":"{ a }","query":"{ __typename }"}'],
  ["a key that objects have", 400, '{"query":"{ __typename }","__proto__":{"query":1}}'],
]
const ACCEPTS = [
  "application/json",
  "application/graphql-response+json",
  "*/*",
  "text/html",
  "application/graphql-response+json, application/json;q=0.9",
  "application/graphql-response+json;q=0.1, application/json",
  "application/json;q=0",
]

describe.each(["without a cache", "with a cache"])("a POST, %s", (mode) => {
  let port = 0
  let statements = 0
  let close: () => void
  beforeAll(async () => {
    const cache =
      mode === "with a cache" ? new AnswerCache({ bytes: 1_000_000, milliseconds: 60_000, hears: () => true }) : null
    const config = { corsOrigins: "*", graphiql: false } as const
    const { database: asked } = opened
    const database = {
      ...asked,
      query: (...statement: Parameters<typeof asked.query>) => {
        statements++
        return asked.query(...statement)
      },
    } as typeof asked
    const app = createApp({ config, database, log: createLogger("silent", false), cache })
    const { server, port: free } = await listening(app.listener)
    port = free
    close = () => server.close()
  })
  afterAll(() => close())

  function send(body: string | Buffer, headers: Headers): Promise<Got> {
    return new Promise((resolve, reject) => {
      const sent = request({ port, host: "127.0.0.1", path: "/graphql", method: "POST", headers }, (response) => {
        const parts: Buffer[] = []
        response.on("data", (part) => parts.push(part))
        response.on("end", () => {
          const { date: _date, connection: _connection, "keep-alive": _alive, "x-request-id": id, ...rest } = response.headers
          expect(id).toMatch(/^[\w.:-]+$/)
          resolve({ status: response.statusCode as number, headers: rest, text: Buffer.concat(parts).toString() })
        })
      })
      sent.on("error", reject)
      sent.end(body)
    })
  }
  /** The same request the way that only Yoga takes. */
  const byYoga = (body: string | Buffer, headers: Headers) =>
    send(body, { ...headers, "content-type": "application/json; charset=utf-8" })

  it.each(Object.entries(BODIES))("with %s is answered alike", async (_name, value) => {
    const body = JSON.stringify(value)
    for (const accept of ACCEPTS) {
      const headers = { "content-type": "application/json", accept }
      const expected = await byYoga(body, headers)
      for (const _time of [1, 2, 3]) {
        const { headers: got, ...answer } = await send(body, headers)
        expect({ ...answer, headers: got }).toEqual(expected)
      }
    }
  })

  it.each(["https://a.example", "https://b.example"])("from %s has the headers of CORS", async (origin) => {
    const headers = { "content-type": "application/json", accept: "*/*", origin }
    const body = JSON.stringify(BODIES.query)
    const expected = await byYoga(body, headers)
    expect(expected.headers["access-control-allow-origin"]).toBe("*")
    for (const _time of [1, 2, 3]) expect(await send(body, headers)).toEqual(expected)
  })

  it("is answered from memory whatever others called themselves before", async () => {
    const body = JSON.stringify({ query: "{ articles(first: 3) { nodes { slug } } }" })
    const headers = { "content-type": "application/json", accept: "application/json" }
    for (let batch = 0; batch < 30; batch++)
      await Promise.all(
        Array.from({ length: 50 }, (_, index) => {
          const name = `${batch}-${index}`
          const invented = { origin: `https://${name}.example`, accept: `text/x-${name}, application/json` }
          // What is wrong with one must not stay on the answers of others.
          return send(index % 5 === 0 ? "{}" : body, { ...headers, ...invented })
        }),
      )
    statements = 0
    const answers = [await send(body, headers), await send(body, headers)]
    expect(statements).toBe(mode === "with a cache" ? 0 : 2)
    for (const answer of answers)
      expect(answer).toMatchObject({ status: 200, headers: { "access-control-allow-origin": "*", "content-type": PLAIN_JSON } })
    expect(Object.keys(answers[0]?.headers ?? {}).toSorted()).toEqual([
      "access-control-allow-origin",
      "access-control-expose-headers",
      "content-length",
      "content-type",
      "x-content-type-options",
    ])
  })

  it("keeps the id that a client gives", async () => {
    const sent = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "*/*", "x-request-id": "mine-1" },
      body: JSON.stringify(BODIES.query),
    })
    expect(sent.headers.get("x-request-id")).toBe("mine-1")
  })

  it.each(TEXTS)("of %s has the status %i", async (_name, status, body) => {
    for (const accept of ["application/json", "application/graphql-response+json"]) {
      const headers = { "content-type": "application/json", accept }
      const answer = await send(body, headers)
      expect(answer.status).toBe(status)
      expect(answer).toEqual(await byYoga(body, headers))
      if (status !== 200) expect(JSON.parse(answer.text).errors[0].extensions.code).toBe("BAD_REQUEST")
    }
  })
})
