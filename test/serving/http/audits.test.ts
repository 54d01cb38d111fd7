import type { Server } from "node:http"
import { serverAudits } from "graphql-http"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { appOver, listening } from "../../server/http.ts"
import { openTestDatabase, type TestDatabase } from "../../support/databases.ts"

// graphql-http's audits of the GraphQL over HTTP specification, each by the way that a server listens on.

let opened: TestDatabase
let server: Server
let url = ""
beforeAll(async () => {
  opened = await openTestDatabase("PGlite", "seeded")
  const { server: listens, port } = await listening(appOver(opened.database).listener)
  server = listens
  url = `http://127.0.0.1:${port}/graphql`
})
afterAll(async () => {
  server.close()
  await opened.close()
})

/** Sends a body under another form of the same media type, so that Yoga's way answers where the direct one would. */
const byYoga: typeof fetch = (address, init) => {
  const headers = new Headers(init?.headers)
  if (headers.get("content-type") === "application/json") headers.set("content-type", "application/json; charset=utf-8")
  return fetch(address, { ...init, headers })
}

const audits = serverAudits({ url: () => url, fetchFn: fetch })

it("are all there", () => {
  expect(audits.length).toBeGreaterThanOrEqual(61)
})

describe.each([
  ["directly", audits],
  ["by Yoga", serverAudits({ url: () => url, fetchFn: byYoga })],
])("answered %s", (_way, each) => {
  it.each(each.map((audit) => [audit.name, audit] as const))("%s", async (_name, audit) => {
    const result = await audit.fn()
    expect(result.status, "reason" in result ? result.reason : "").toBe("ok")
  })
})
