import { randomBytes } from "node:crypto"
import { describe, expect, inject, it } from "vitest"
import { start, stop } from "../../server/process.ts"
import { openTestDatabase } from "../../support/databases.ts"

// Where there are a PostgreSQL and a Redis: the settings reach processes, and what one counts holds in the other.

const redisUrl = process.env.TEST_REDIS_URL ?? ""

/** An address of IPv6 that no other run has. */
function someAddress(): string {
  const [a, b] = [randomBytes(2), randomBytes(2)].map((bytes) => bytes.toString("hex"))
  return `2001:db8:${a}:${b}::1`
}

describe.runIf(redisUrl && inject("serverTemplates"))("two workers", { timeout: 120_000 }, () => {
  it("give a client as much together as one would", async () => {
    const test = await openTestDatabase("PostgreSQL", "seeded")
    const server = start({
      ...{ DATABASE_URL: test.location.databaseUrl as string, DATABASE_POOL_SIZE: "2", WORKERS: "2" },
      ...{ RATE_LIMIT: "6", TRUST_PROXY: "loopback", REDIS_URL: redisUrl },
    })
    try {
      const address = await server.address
      const ask = async (from: string) => {
        const { status } = await fetch(`${address}/graphql`, {
          method: "POST",
          // A connection of its own: they go to the workers in turn.
          headers: { "content-type": "application/json", "x-forwarded-for": from, connection: "close" },
          body: JSON.stringify({ query: "{ articles { totalCount } }" }),
        })
        return status
      }
      for (const from of [someAddress(), someAddress()]) {
        const statuses: number[] = []
        for (let count = 0; count < 6; count++) statuses.push(await ask(from))
        expect(statuses).toEqual([200, 200, 200, 429, 429, 429])
      }
    } finally {
      expect(await stop(server)).toBe(0)
      await test.close()
    }
  })
})
