import type { Server } from "node:http"
import { afterAll, beforeAll, expect, it } from "vitest"
import { appOver, CODES, listening } from "../../server/http.ts"
import { openTestDatabase, type TestDatabase } from "../../support/databases.ts"

// An answer that becomes too large ends as an error while it is made, whatever it is that grows, and however it was asked for.

const LIMIT = 8_000
const TOO_LARGE: [string, string][] = [
  ["long texts", "{ articles(first: 40) { nodes { body } } }"],
  [
    "texts of passages",
    "{ articles(first: 40) { nodes { passages(first: 5) { nodes { ...F } } } } } fragment F on Passage { text }",
  ],
  ["many rows", "{ articles(first: 60) { nodes { slug headline url language publishedAt publisher { id slug } } } }"],
  ["long keys", `{ articles(first: 20) { nodes { ${"a".repeat(1_000)}: slug } } }`],
  ["the key __proto__", "{ articles(first: 40) { nodes { __proto__: body } } }"],
  ["the schema", "{ __schema { types { name description } } }"],
]

let opened: TestDatabase
let server: Server
let url: string
beforeAll(async () => {
  opened = await openTestDatabase("PGlite", "seeded")
  const listened = await listening(appOver(opened.database, { responseLimitBytes: LIMIT }).listener)
  server = listened.server
  url = `http://127.0.0.1:${listened.port}/graphql`
})
afterAll(async () => {
  server.close()
  await opened.close()
})

async function asked(query: string, way: "POST" | "GET", accept: string) {
  const response =
    way === "GET"
      ? await fetch(`${url}?${new URLSearchParams({ query })}`, { headers: { accept } })
      : await fetch(url, {
          method: way,
          headers: { accept, "content-type": "application/json" },
          body: JSON.stringify({ query }),
        })
  const text = await response.text()
  return {
    status: response.status,
    text,
    ...(JSON.parse(text) as { data?: unknown; errors?: { extensions: { code: string } }[] }),
  }
}

it.each(TOO_LARGE)("by %s", async (_what, query) => {
  for (const way of ["POST", "GET", "POST"] as const) {
    const { status, text, data, errors } = await asked(query, way, "application/graphql-response+json")
    expect(errors).toEqual([
      {
        message: expect.stringMatching(/at most about 8 kB, got more/),
        extensions: { code: "RESPONSE_TOO_LARGE" },
      },
    ])
    expect(data ?? null).toBeNull()
    expect(status).toBe(400)
    expect(text.length).toBeLessThan(1_000)
  }
})

it("is not what fits, and what is counted is about what is sent", async () => {
  const seen: number[] = []
  for (let size = 1; size <= 40; size++) {
    const { status, text, errors } = await asked(
      `{ articles(first: ${size}) { nodes { slug body } } }`,
      "POST",
      "application/json",
    )
    if (errors) {
      expect(errors[0]?.extensions.code).toBe("RESPONSE_TOO_LARGE")
      break
    }
    expect(status).toBe(200)
    seen.push(Buffer.byteLength(text))
  }
  const largest = seen.at(-1) as number
  expect(largest).toBeGreaterThan(LIMIT * 0.6)
  expect(largest).toBeLessThan(LIMIT * 1.1)
  expect(CODES).toContain("RESPONSE_TOO_LARGE")
})
