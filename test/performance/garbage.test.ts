import { Agent, request, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { GCProfiler } from "node:v8"
import sql from "sql-template-tag"
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest"
import { appOver, listening } from "../server/http.ts"
import { openTestDatabase, type TestDatabase } from "../support/databases.ts"

// What a statement or a request leaves behind must be garbage by the next collection of the young generation: rows that outlive it are
// copied, and then copied again (docs/performance.md, "Where the time goes").

const AT_ONCE = 16
/** A processor that is taken away in the middle keeps rows alive longer; what really outlives a request does so each time. */
const AGAIN = { retry: 2 }
/** Of what is collected. */
const MOST_KEPT = 0.05

const ROWS = sql`SELECT n, repeat('نص ', 30) || n AS text FROM generate_series(1, 40) AS n`
const QUERY = `{ articles(first: 20) { nodes { headline publishedAt publisher { name } topics { nodes { name } } people { nodes { name } } } } }`

describe.runIf(inject("serverTemplates"))("garbage", () => {
  let opened: TestDatabase
  let server: Server
  let ask: () => Promise<void>
  beforeAll(async () => {
    opened = await openTestDatabase("PostgreSQL", "seeded")
    server = (await listening(appOver(opened.database).listener)).server
    ask = askerOf(server)
  })
  afterAll(async () => {
    server.closeAllConnections()
    server.close()
    await opened.close()
  })

  it("of statements does not outlive the young generation, with and without a signal", AGAIN, async () => {
    const { database } = opened
    const kept = await shareKept(8_000, async () => {
      await database.query(ROWS, new AbortController().signal)
      await database.query(ROWS)
    })
    expect(kept).toBeLessThan(MOST_KEPT)
  })

  it("of requests does not outlive the young generation", AGAIN, async () => {
    expect(await shareKept(4_000, ask)).toBeLessThan(MOST_KEPT)
  })
})

/** Does something so many times. @returns which share of the memory that was used meanwhile outlived the young generation. */
async function shareKept(times: number, work: () => Promise<void>): Promise<number> {
  const run = async (count: number) => {
    for (let done = 0; done < count; done++) await work()
  }
  const runAll = (count: number) => Promise.all(Array.from({ length: AT_ONCE }, () => run(count / AT_ONCE)))
  // What is kept for good is kept by now, and code that runs often is compiled.
  await runAll(times / 4)
  const profiler = new GCProfiler()
  profiler.start()
  await runAll(times)
  const young = profiler.stop().statistics.filter(({ gcType }) => gcType === "Scavenge")
  expect(young.length).toBeGreaterThan(5)
  const sum = (pick: (of: (typeof young)[number]) => number) => young.reduce((total, one) => total + pick(one), 0)
  const usedOf = ({ heapSpaceStatistics }: (typeof young)[number]["beforeGC"], space: string) =>
    heapSpaceStatistics.find(({ spaceName }) => spaceName === space)?.spaceUsedSize ?? 0
  const used = sum(({ beforeGC }) => usedOf(beforeGC, "new_space"))
  return sum(({ beforeGC, afterGC }) => usedOf(afterGC, "old_space") - usedOf(beforeGC, "old_space")) / used
}

/** Asks over connections that are kept, as clients do. */
function askerOf(server: Server): () => Promise<void> {
  const { port } = server.address() as AddressInfo
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
  const body = JSON.stringify({ query: QUERY })
  const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) }
  return () =>
    new Promise((resolve, reject) => {
      const asked = request({ port, path: "/graphql", method: "POST", headers, agent }, (response) => {
        expect(response.statusCode).toBe(200)
        response.resume().on("end", resolve)
      })
      asked.on("error", reject).end(body)
    })
}
