import sql from "sql-template-tag"
import { afterEach, expect, it } from "vitest"
import { rowId } from "../../../src/content/row-id.ts"
import { bundleReader } from "../../../src/formats/bundle/reader.ts"
import { changing } from "../../../src/writing/changes/changing.ts"
import { type Change, MOST_ROWS } from "../../../src/writing/changes/touched.ts"
import { type WatchOptions, watchChanges } from "../../../src/writing/changes/watch.ts"
import { writeContent } from "../../../src/writing/write.ts"
import { bundleFolder, smallBundle } from "../../support/bundles.ts"
import { isnad } from "../../support/commands.ts"
import { resetTo } from "../../support/contents.ts"
import { describeOnDatabases, open } from "../../support/databases.ts"
import { newest } from "./recorded.ts"

/** Longer than any test: what is told then was called for. */
const NEVER_MS = 3_600_000

describeOnDatabases("a process that watches", "migrated", (use, backend) => {
  const opened: { close(): Promise<void> }[] = []
  afterEach(async () => {
    for (const each of opened.splice(0).reverse()) await each.close()
  })

  /** Watches as another process would, over connections of its own. */
  async function watch(options: Partial<WatchOptions> = {}) {
    const database = open(use().location)
    const told: Change[] = []
    const gaps: Error[] = []
    const watcher = watchChanges({
      database,
      redisUrl: null,
      onChange: (change) => told.push(change),
      onGap: (error) => gaps.push(error),
      ...options,
    })
    opened.push(database, watcher)
    await watcher.ready
    return { told, gaps, watcher }
  }
  const touch = (...keys: string[]) => changing(use().database, async (_transaction, touched) => touched.rows("Article", keys))
  const toldOf = (...ids: string[]) => ids.map((id) => [`Article:${id}`])
  const hurried = backend === "PGlite" ? {} : { lookMs: NEVER_MS }

  it("is told of each change once and in order, of its own process and of others", async () => {
    const one = await watch(hurried)
    const other = await watch(hurried)
    for (const id of ["1", "2", "3"]) await touch(id)
    await expect.poll(() => one.told).toEqual(toldOf("1", "2", "3"))
    await expect.poll(() => other.told).toEqual(toldOf("1", "2", "3"))
    await resetTo(use().database, smallBundle())
    await expect.poll(() => one.told.length).toBe(4)
    expect(one.told[3]).toContain(`Person:${rowId("person", "huda")}`)
    expect(await isnad(["seed", "--from", bundleFolder({ articles: [] }), "--yes"], use().location)).toMatchObject({ code: 0 })
    await expect.poll(() => other.told.length).toBe(5)
    expect(other.told[4]).toContain("articles")
    expect(one.told).toEqual(other.told)
  })

  it("is told in the order of the commits, however many write at once", async () => {
    const { told } = await watch(hurried)
    const ids = Array.from({ length: 40 }, (_, index) => String(index))
    const others = [open(use().location), open(use().location), open(use().location)]
    opened.push(...others)
    const commits: string[] = []
    await Promise.all(
      ids.map(async (id, index) => {
        await changing(others[index % 3] as (typeof others)[0], async (_transaction, touched) => touched.rows("Article", [id]))
        commits.push(id)
      }),
    )
    await expect.poll(() => told.length).toBe(40)
    expect(new Set(told.flat())).toEqual(new Set(ids.map((id) => `Article:${id}`)))
  })

  it("is told nothing of what is taken back, of a dry run, and of a write that changes nothing", async () => {
    await resetTo(use().database, smallBundle())
    const { told } = await watch(hurried)
    const before = await newest(use().database)
    const thrown = changing(use().database, async (_transaction, touched) => {
      touched.list("articles")
      throw new Error("taken back")
    })
    await expect(thrown).rejects.toThrow("taken back")
    await writeContent(use().database, bundleReader(bundleFolder({ articles: [] })), { mode: "RESET", dryRun: true })
    await resetTo(use().database, smallBundle())
    await writeContent(use().database, bundleReader(bundleFolder({ articles: [] })), { mode: "RESET", onlyIfEmpty: true })
    expect(await newest(use().database)).toBe(before)
    await touch("9")
    await expect.poll(() => told).toEqual(toldOf("9"))
  })

  it("is told of everything where more is touched than one would count", async () => {
    const { told } = await watch(hurried)
    const ids = (count: number) => Array.from({ length: count }, (_, index) => String(index))
    await touch(...ids(MOST_ROWS))
    await touch(...ids(MOST_ROWS + 1))
    await expect.poll(() => told.length).toBe(2)
    expect([told[0]?.length, told[1]]).toEqual([MOST_ROWS, "EVERYTHING"])
  })

  it("finds what nobody called for by itself", async () => {
    const { told } = await watch({ lookMs: 20 })
    const id = BigInt(await newest(use().database)) + 1n
    await use().database.query(
      sql`INSERT INTO content_changes (id, at, keys) VALUES (${String(id)}::bigint, now(), ARRAY['people'])`,
    )
    await expect.poll(() => told).toEqual([["people"]])
  })

  it("takes everything as changed where what it missed is gone, or another database stands there", async () => {
    const { told } = await watch({ lookMs: 20 })
    await touch("1")
    await expect.poll(() => told).toEqual(toldOf("1"))
    await use().database.query(sql`UPDATE content_changes SET at = now() WHERE id = (SELECT max(id) FROM content_changes)`)
    await expect.poll(() => told.at(-1)).toBe("EVERYTHING")
    await use().database.query(sql`DELETE FROM content_changes`)
    await expect.poll(() => told.length).toBe(3)
    expect(told[2]).toBe("EVERYTHING")
    await touch("2")
    await expect.poll(() => told.slice(3)).toEqual(toldOf("2"))
  })

  it("leaves the table small", async () => {
    await use().database.query(sql`DELETE FROM content_changes`)
    await use().database.query(
      sql`INSERT INTO content_changes (id, at, keys) SELECT id, now(), '{}' FROM generate_series(1, 1500) AS g(id)`,
    )
    await touch("1")
    const [row] = await use().database.query(sql`SELECT count(*)::int AS count, max(id) AS last FROM content_changes`)
    expect(row).toEqual({ count: 1_000, last: "1501" })
  })

  if (backend === "PGlite") return

  // The embedded database does not notify.
  it("hears again when its connection was ended, and is told what it missed", async () => {
    const { told, gaps, watcher } = await watch(hurried)
    const [ended] = await use().database.query<{ count: number }>(
      sql`SELECT count(pg_terminate_backend(pid))::int AS count FROM pg_stat_activity WHERE datname = current_database() AND (query LIKE 'SELECT id, at::text%' OR query LIKE 'LISTEN%')`,
    )
    expect(ended?.count).toBeGreaterThan(0)
    await touch("1")
    await expect.poll(() => gaps.length).toBe(1)
    await expect.poll(() => told).toEqual(toldOf("1"))
    await expect.poll(() => watcher.hears).toBe(true)
    await touch("2")
    await expect.poll(() => told).toEqual(toldOf("1", "2"))
  })
})
