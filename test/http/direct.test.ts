import { request } from "node:http"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { createApp } from "../../src/app.ts"
import { AnswerCache } from "../../src/http/cache/answer-cache.ts"
import { createLogger } from "../../src/logger.ts"
import { listening } from "../server/http.ts"
import { openTestDatabase, type TestDatabase } from "../support/databases.ts"

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
  "a list": [{ query: "{ __typename }" }],
  "a number": 1,
}
const ACCEPTS = [
  "application/json",
  "application/graphql-response+json",
  "*/*",
  "text/html",
  "application/graphql-response+json, application/json;q=0.9",
]

describe.each(["without a cache", "with a cache"])("a POST, %s", (mode) => {
  let port = 0
  let close: () => void
  beforeAll(async () => {
    const cache =
      mode === "with a cache" ? new AnswerCache({ bytes: 1_000_000, milliseconds: 60_000, hears: () => true }) : null
    const config = { corsOrigins: "*", graphiql: false } as const
    const app = createApp({ config, database: opened.database, log: createLogger("silent", false), cache })
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

  it("keeps the id that a client gives", async () => {
    const sent = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "*/*", "x-request-id": "mine-1" },
      body: JSON.stringify(BODIES.query),
    })
    expect(sent.headers.get("x-request-id")).toBe("mine-1")
  })

  it("that is not JSON, not UTF-8 or empty is refused with a code", async () => {
    const headers = { "content-type": "application/json", accept: "*/*" }
    await send(JSON.stringify(BODIES.query), headers)
    for (const body of ["", "{", Buffer.from([0xff, 0xfe, 0x7b])]) {
      const answer = await send(body, headers)
      expect(answer).toEqual(await byYoga(body, headers))
      expect(JSON.parse(answer.text).errors[0].extensions.code).toBe("BAD_REQUEST")
    }
  })
})
