import sql from "sql-template-tag"
import { afterEach, expect, it } from "vitest"
import { changing } from "../../../src/writing/changes/changing.ts"
import { LEASE_MS } from "../../../src/writing/changes/listener.ts"
import { type WatchOptions, watchChanges } from "../../../src/writing/changes/watch.ts"
import { describeOnDatabases, open } from "../../support/databases.ts"
import { newest } from "./recorded.ts"

const NEVER_MS = 3_600_000

describeOnDatabases("a write", "migrated", (use) => {
  const opened: { close(): Promise<void> }[] = []
  afterEach(async () => {
    for (const each of opened.splice(0).reverse()) await each.close()
  })

  async function listen(options: Partial<WatchOptions> = {}) {
    const database = open(use().location)
    const told: string[] = []
    const onChange: WatchOptions["onChange"] = (change) => told.push(...change)
    const watcher = watchChanges({ database, redisUrl: null, listens: true, onChange, ...options })
    opened.push(database, watcher)
    await watcher.ready
    return { told, watcher }
  }
  const touch = (id: string) => changing(use().database, async (_transaction, touched) => touched.rows("Article", [id]))
  const listeners = async () => {
    const rows = await use().database.query<{ seen: string }>(sql`SELECT seen FROM content_listeners`)
    return rows.map(({ seen }) => seen)
  }
  const lapsed = async () => {
    const [row] = await use().database.query<{ count: number }>(
      sql`SELECT count(*)::int AS count FROM content_listeners WHERE at < clock_timestamp() - interval '1 minute'`,
    )
    return row?.count
  }

  it("returns when all who listen have taken it in", async () => {
    const heard = [await listen(), await listen(), await listen()]
    for (const id of ["1", "2", "3", "4", "5"]) {
      await touch(id)
      for (const { told, watcher } of heard) {
        expect(told.at(-1)).toBe(`Article:${id}`)
        expect(watcher.hears).toBe(true)
      }
    }
    expect(await listeners()).toEqual(Array(3).fill(await newest(use().database)))
  })

  it("waits for nobody who has stopped listening, and for one who has fallen silent until he knows it himself", async () => {
    await listen({ lookMs: 20 })
    for (const each of opened.splice(0).reverse()) await each.close()
    expect(await listeners()).toEqual([])
    // One who seems to be there for the whole time and says nothing.
    await use().database.query(
      sql`INSERT INTO content_listeners VALUES (gen_random_uuid(), 0, clock_timestamp() + interval '1 hour')`,
    )
    const began = performance.now()
    await touch("1")
    expect(performance.now() - began).toBeGreaterThanOrEqual(LEASE_MS)
    // As far as this one knows, he was heard a moment ago; then he must not answer from memory, and does not.
    await use().database.query(sql`DELETE FROM content_listeners`)
    const { watcher } = await listen({ lookMs: NEVER_MS })
    expect(watcher.hears).toBe(true)
    await expect.poll(() => watcher.hears, { timeout: 2 * LEASE_MS }).toBe(false)
  })

  it("is in what one looks at who begins to listen meanwhile", async () => {
    const [{ told }] = await Promise.all([listen(), touch("1"), touch("2")])
    await touch("3")
    expect(told.at(-1)).toBe("Article:3")
    await use().database.query(sql`UPDATE content_listeners SET at = at - interval '1 hour'`)
    await touch("4")
    await expect.poll(() => told.at(-1)).toBe("Article:4")
    await expect.poll(lapsed).toBe(0)
  })
})
