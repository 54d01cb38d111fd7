import { afterEach, describe, expect, it } from "vitest"
import { dataFolder, type Started, start, stop } from "../../server/process.ts"

const PATIENCE = 120_000

describe("the server", { timeout: PATIENCE }, () => {
  const data = dataFolder("seeded")
  let server: Started | undefined

  afterEach(async () => {
    if (server) await stop(server)
    data.remove()
  })

  it("leads from / to GraphiQL where the reader is off", async () => {
    server = start({ DATA_DIR: data.path, READER: "off", GRAPHIQL: "on" })
    const address = await server.address
    expect(server.output.out).not.toContain("reader:")
    const response = await fetch(`${address}/`, { redirect: "manual" })
    expect([response.status, response.headers.get("location")]).toEqual([302, "/graphql"])
    expect((await fetch(`${address}/ar`)).status).toBe(404)
  })
})
