import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { ask, dataFolder, type Started, start, stop } from "./process.ts"

// Servers on one data folder: whichever comes first opens the files, and when it dies another takes its place.

describe("servers on one data folder", () => {
  const folder = dataFolder("empty")
  const servers: Started[] = []
  beforeAll(() => {
    servers.push(...[1, 2, 3].map(() => start({ DATA_DIR: folder.path })))
  })
  afterAll(async () => {
    for (const server of servers) await stop(server, "SIGKILL")
    folder.remove()
  })

  const count = async (server: Started) => (await ask(await server.address, "{ articles { totalCount } }")).data
  const owner = async () => {
    const { readFileSync } = await import("node:fs")
    const pid = Number(readFileSync(`${folder.path}/isnad.lock`, "utf8"))
    return servers.find(({ child }) => child.pid === pid) as Started
  }

  it("all answer alike, although they were started at once", async () => {
    const counts = await Promise.all(servers.map(count))
    expect(counts[0]).toEqual({ articles: { totalCount: expect.any(Number) } })
    expect(new Set(counts.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(servers.filter(({ output }) => /seeded with [1-9]/.test(output.out))).toHaveLength(1)
  })

  it.each(["SIGKILL", "SIGTERM"] as const)("go on when the one that holds the files ends by %s", async (signal) => {
    const expected = await count(servers[0] as Started)
    const holder = await owner()
    servers.splice(servers.indexOf(holder), 1)
    await stop(holder, signal)
    for (const server of servers) {
      // A statement that was on its way may fail, with a code; the next does not.
      await expect.poll(() => count(server), { timeout: 15_000 }).toEqual(expected)
      expect((await fetch(`${await server.address}/ready`)).status).toBe(200)
    }
    expect(servers).toContain(await owner())
  })
})
