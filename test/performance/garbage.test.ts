import { GCProfiler } from "node:v8"
import sql from "sql-template-tag"
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest"
import { openTestDatabase, type TestDatabase } from "../support/databases.ts"

// What a statement leaves behind must be garbage by the next collection of the young generation: rows that outlive it are copied, and
// then copied again (docs/performance.md, "Where the time goes").

const AT_ONCE = 16
const STATEMENTS = 8_000
const MOST_KEPT = 0.05

const ROWS = sql`SELECT n, repeat('نص ', 30) || n AS text FROM generate_series(1, 40) AS n`

describe.runIf(inject("serverTemplate"))("garbage of statements", () => {
  let opened: TestDatabase
  beforeAll(async () => {
    opened = await openTestDatabase("PostgreSQL", "empty")
  })
  afterAll(() => opened.close())

  it("does not outlive the young generation, with and without a signal", async () => {
    const { database } = opened
    const run = async (statements: number) => {
      for (let count = 0; count < statements; count += 2) {
        await database.query(ROWS, new AbortController().signal)
        await database.query(ROWS)
      }
    }
    const runAll = (statements: number) =>
      Promise.all(Array.from({ length: AT_ONCE }, () => run(Math.ceil(statements / AT_ONCE))))
    // What is kept for good is kept by now.
    await runAll(AT_ONCE * 20)
    const profiler = new GCProfiler()
    profiler.start()
    await runAll(STATEMENTS)
    const { statistics } = profiler.stop()

    const young = statistics.filter(({ gcType }) => gcType === "Scavenge")
    const sum = (pick: (of: (typeof young)[number]) => number) => young.reduce((total, one) => total + pick(one), 0)
    const usedOf = (heap: (typeof young)[number]["beforeGC"], space: string) =>
      heap.heapSpaceStatistics.find(({ spaceName }) => spaceName === space)?.spaceUsedSize ?? 0
    const collected = sum(({ beforeGC }) => usedOf(beforeGC, "new_space"))
    const kept = sum(({ beforeGC, afterGC }) => usedOf(afterGC, "old_space") - usedOf(beforeGC, "old_space"))
    expect(young.length).toBeGreaterThan(5)
    expect(kept / collected).toBeLessThan(MOST_KEPT)
  })
})
