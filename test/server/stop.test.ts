import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { ask, askAcross, dataFolder, start, stop } from "./process.ts"

describe("a stop", () => {
  let folder: ReturnType<typeof dataFolder>
  beforeEach(() => {
    folder = dataFolder("seeded")
  })
  afterEach(() => folder.remove())
  const startHere = () => start({ DATA_DIR: folder.path })

  it.each(["SIGTERM", "SIGINT"] as const)(
    "by %s finishes the requests that run, and takes no idle connection for one",
    async (signal) => {
      const server = startHere()
      const address = await server.address
      await ask(address, "{ __typename }")
      const answer = askAcross(signal, server, address, "{ articles(first: 20) { nodes { headline body } } }")
      expect(await answer).toMatchObject({ data: { articles: { nodes: expect.any(Array) } } })
      const begun = performance.now()
      expect(await server.ended).toBe(0)
      expect(performance.now() - begun).toBeLessThan(4_000)
    },
  )

  it("while seeding leaves a folder from which the next start goes on", async () => {
    folder.remove()
    folder = dataFolder("empty")
    for (const milliseconds of [150, 500, 900, 1_400]) {
      const server = startHere()
      await Promise.race([server.address, new Promise((resolve) => setTimeout(resolve, milliseconds))])
      const ended = await stop(server)
      expect([0, "SIGTERM"]).toContain(ended)
    }
    const next = startHere()
    const { data } = await ask(await next.address, "{ articles { totalCount } topics { totalCount } }")
    expect(data).toMatchObject({ articles: { totalCount: expect.any(Number) } })
    expect((data as { articles: { totalCount: number } }).articles.totalCount).toBeGreaterThan(0)
    expect(await stop(next)).toBe(0)
  })
})
