import { afterEach, describe, expect, it } from "vitest"
import { announcing } from "../../../src/writing/changes/announcing.ts"
import { changing } from "../../../src/writing/changes/changing.ts"
import type { Change } from "../../../src/writing/changes/touched.ts"
import { watchChanges } from "../../../src/writing/changes/watch.ts"
import { proxyTo } from "../../db/proxy.ts"
import { open, openTestDatabase } from "../../support/databases.ts"

// Where TEST_REDIS_URL names a Redis. The embedded database has no NOTIFY between processes, and here nobody looks by himself:
// what is told was called for through Redis.

const redisUrl = process.env.TEST_REDIS_URL ?? ""
const NEVER_MS = 3_600_000

describe.runIf(redisUrl)("changes told through Redis", () => {
  const opened: { close(): Promise<void> }[] = []
  afterEach(async () => {
    for (const each of opened.splice(0).reverse()) await each.close()
  })

  async function setUp(url: string) {
    const test = await openTestDatabase("PGlite", "seeded copy")
    const database = open(test.location)
    const writer = announcing(open(test.location), url)
    const told: Change[] = []
    const watcher = watchChanges({ database, redisUrl: url, onChange: (change) => told.push(change), lookMs: NEVER_MS })
    opened.push(test, database, writer, watcher)
    await watcher.ready
    const touch = (id: string) => changing(writer, async (_transaction, touched) => touched.rows("Article", [id]))
    return { told, touch }
  }

  it("come at once", async () => {
    const { told, touch } = await setUp(redisUrl)
    await touch("1")
    await expect.poll(() => told).toEqual([["Article:1"]])
    await touch("2")
    await expect.poll(() => told).toEqual([["Article:1"], ["Article:2"]])
  })

  it("come when it is back, where it was down at the start and later", { timeout: 30_000 }, async () => {
    const proxy = await proxyTo(redisUrl)
    opened.push(proxy)
    proxy.cut()
    const { told, touch } = await setUp(proxy.url)
    await touch("1")
    expect(told).toEqual([])
    proxy.restore()
    await expect.poll(() => told, { timeout: 10_000 }).toEqual([["Article:1"]])
    await touch("2")
    await expect.poll(() => told.at(-1), { timeout: 10_000 }).toEqual(["Article:2"])
    proxy.cut()
    await touch("3")
    proxy.restore()
    await expect.poll(() => told.at(-1), { timeout: 10_000 }).toEqual(["Article:3"])
    expect(told).toHaveLength(3)
  })
})
