import { randomUUID } from "node:crypto"
import { afterEach, describe, expect, it } from "vitest"
import { RedisWindows } from "../../../src/serving/rate-limit/redis-windows.ts"
import { WINDOW_MS } from "../../../src/serving/rate-limit/window.ts"
import { proxyTo } from "../../db/proxy.ts"

// Where TEST_REDIS_URL names a Redis. Clients have names that no other run has.

const redisUrl = process.env.TEST_REDIS_URL ?? ""

describe.runIf(redisUrl)("what is counted in Redis", () => {
  const opened: { close(): unknown }[] = []
  afterEach(async () => {
    for (const each of opened.splice(0).reverse()) await each.close()
  })
  function open(url: string, limit = 10) {
    const logged: string[] = []
    const log = { warn: (_: unknown, text: string) => logged.push(text), info: (text: string) => logged.push(text) } as never
    const windows = new RedisWindows(url, limit, log)
    opened.push(windows)
    const spend = async (client: string, points: number) => {
      const { allowed, remaining } = await windows.spend(client, points)
      return [allowed, remaining]
    }
    return { windows, spend, logged }
  }
  const AWAY = "Redis does not answer: each process counts requests by itself until it does"
  const BACK = "Redis is there again: requests are counted for all processes together"

  it("is counted for all processes together", async () => {
    const [one, other] = [open(redisUrl), open(redisUrl)]
    await one.windows.ready()
    await other.windows.ready()
    const client = randomUUID()
    expect(await one.spend(client, 7)).toEqual([true, 3])
    expect(await other.spend(client, 4)).toEqual([false, 2])
    expect(await one.spend(client, 2)).toEqual([true, 0])
    expect(await other.spend(client, 1)).toEqual([false, 0])
    const { resetMs } = await other.windows.spend(client, 1)
    expect(resetMs).toBeGreaterThan(WINDOW_MS / 2)
    expect(resetMs).toBeLessThanOrEqual(WINDOW_MS)
    expect(await other.spend(randomUUID(), 10)).toEqual([true, 0])
  })

  it("holds a lower limit too, where processes of two settings run beside each other", async () => {
    const [high, low] = [open(redisUrl, 100), open(redisUrl, 10)]
    await high.windows.ready()
    await low.windows.ready()
    const client = randomUUID()
    expect(await high.spend(client, 50)).toEqual([true, 50])
    expect(await low.spend(client, 1)).toEqual([false, 0])
    expect(await high.spend(client, 50)).toEqual([true, 0])
  })

  it.each(["cut", "silence"] as const)(
    "is counted by each process alone where Redis is lost (%s), and nobody waits",
    async (how) => {
      const proxy = await proxyTo(redisUrl)
      opened.push(proxy)
      const { windows, spend, logged } = open(proxy.url)
      await windows.ready()
      proxy[how]()
      const client = randomUUID()
      const started = performance.now()
      expect(await spend(client, 7)).toEqual([true, 3])
      for (let count = 0; count < 100; count++) await spend(client, 4)
      expect(await spend(client, 1)).toEqual([false, 0])
      expect(performance.now() - started).toBeLessThan(5_000)
      expect(logged.filter((text) => text === AWAY)).toHaveLength(1)
      proxy.restore()
      await expect.poll(async () => (await spend(randomUUID(), 1)) && logged.at(-1), { timeout: 8_000 }).toBe(BACK)
    },
  )

  it("is counted by the process alone where there never was a Redis", async () => {
    const { spend, logged } = open("redis://127.0.0.1:1")
    expect(await spend("a", 10)).toEqual([true, 0])
    expect(await spend("a", 1)).toEqual([false, 0])
    expect(logged).toEqual([AWAY])
  })
})
