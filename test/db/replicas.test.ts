import pg from "pg"
import sql from "sql-template-tag"
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest"
import { type Database, openDatabase } from "../../src/db/database.ts"
import { migrate } from "../../src/db/migrations.ts"
import { changing } from "../../src/writing/changes/changing.ts"
import { type Watcher, watchChanges } from "../../src/writing/changes/watch.ts"
import { ask, type Started, start, stop } from "../server/process.ts"
import { smallBundle } from "../support/bundles.ts"
import { type Cluster, canMakeClusters, primaryCluster, replicaCluster } from "../support/clusters.ts"
import { resetTo } from "../support/contents.ts"
import { proxyTo } from "./proxy.ts"

// A primary and a replica of the test's own, where PostgreSQL's programs are there and may be run.

describe.runIf(canMakeClusters)("replicas", () => {
  let primary: Cluster
  let replica: Cluster
  let writer: Database
  const opened: { close(): Promise<unknown> }[] = []

  beforeAll(async () => {
    primary = await primaryCluster()
    writer = openDatabase({ databaseUrl: primary.url, dataDir: "", poolSize: 2, statementTimeoutMs: 10_000 })
    await migrate(writer)
    replica = await replicaCluster(primary)
  })
  afterEach(async () => {
    for (const each of opened.splice(0).reverse()) await each.close()
  })
  afterAll(async () => {
    await writer?.close()
    replica?.remove()
    primary?.remove()
  })

  async function reader(urls = [replica.url], statementTimeoutMs = 10_000): Promise<{ database: Database; watcher: Watcher }> {
    const database = openDatabase({
      databaseUrl: primary.url,
      replicaUrls: urls,
      dataDir: "",
      poolSize: 3,
      statementTimeoutMs,
    })
    const watcher = watchChanges({ database, redisUrl: null, listens: true, onChange: () => {} })
    database.replicas?.followed(() => watcher.hears)
    opened.push(database, watcher)
    await watcher.ready
    return { database, watcher }
  }
  const WHERE = sql`SELECT pg_is_in_recovery() AS replica, current_setting('port') AS port`
  async function askedReplica(database: Database, signal?: AbortSignal): Promise<boolean | undefined> {
    const [row] = await database.query<{ replica: boolean }>(WHERE, signal)
    return row?.replica
  }
  const comesBack = (database: Database, ready = 1) =>
    expect.poll(() => database.replicas?.ready, { timeout: 20_000 }).toBe(ready)
  async function onReplica(statement: string) {
    const client = new pg.Client(replica.url)
    await client.connect()
    await client.query(statement).finally(() => client.end())
  }
  const touch = (id: string) => changing(writer, async (_transaction, touched) => touched.rows("Article", [id]))

  it("answer what is read, and the primary what is written or in a transaction", async () => {
    const { database } = await reader()
    await comesBack(database)
    expect(await askedReplica(database)).toBe(true)
    for (const mode of ["WRITE", "SNAPSHOT"] as const)
      expect(await database.transaction((transaction) => transaction.query(WHERE), mode)).toMatchObject([{ replica: false }])
  })

  it("are not asked before anybody follows what changes", async () => {
    const database = openDatabase({
      databaseUrl: primary.url,
      replicaUrls: [replica.url],
      dataDir: "",
      poolSize: 1,
      statementTimeoutMs: 10_000,
    })
    opened.push(database)
    expect(await askedReplica(database)).toBe(false)
  })

  it("are not asked after a write until they have it, and never by a request that was at the primary", async () => {
    const { database } = await reader()
    await comesBack(database)
    await onReplica("SELECT pg_wal_replay_pause()")
    const request = new AbortController().signal
    try {
      expect(await askedReplica(database, request)).toBe(true)
      await touch("1")
      // The writer has returned: whoever asks now reads what it wrote.
      expect(await askedReplica(database)).toBe(false)
      expect(await askedReplica(database, request)).toBe(false)
      expect(await database.query(sql`SELECT keys FROM content_changes ORDER BY id DESC LIMIT 1`)).toEqual([
        { keys: ["Article:1"] },
      ])
    } finally {
      await onReplica("SELECT pg_wal_replay_resume()")
    }
    await comesBack(database)
    expect(await askedReplica(database)).toBe(true)
    expect(await askedReplica(database, request)).toBe(false)
  })

  it("give every reader what was written before, over many writes", async () => {
    const { database } = await reader([replica.url, replica.url])
    await comesBack(database, 2)
    for (let round = 1; round <= 30; round++) {
      await touch(`round-${round}`)
      const rows = await Promise.all(
        [1, 2, 3].map(() => database.query(sql`SELECT keys FROM content_changes ORDER BY id DESC LIMIT 1`)),
      )
      expect(rows).toEqual(Array(3).fill([{ keys: [`Article:round-${round}`] }]))
    }
    await comesBack(database, 2)
  })

  it("are left alone where they are gone, and asked again when they are back", async () => {
    const proxy = await proxyTo(replica.url)
    opened.push(proxy)
    const { database } = await reader([proxy.url])
    await comesBack(database)
    expect(await askedReplica(database)).toBe(true)
    proxy.cut()
    expect(await askedReplica(database)).toBe(false)
    expect(database.replicas?.ready).toBe(0)
    proxy.restore()
    await comesBack(database)
    expect(await askedReplica(database)).toBe(true)
  })

  it("share what is asked at once, and one request stays with one", async () => {
    const second = await replicaCluster(primary)
    opened.push({ close: async () => second.remove() })
    const { database } = await reader([replica.url, second.url])
    await comesBack(database, 2)
    const ports = (signal?: AbortSignal) =>
      Promise.all(Array.from({ length: 8 }, async () => (await database.query<{ port: string }>(WHERE, signal))[0]?.port))
    const counts = Object.values(Object.groupBy(await ports(), (port) => port as string)).map((each) => each?.length)
    expect(counts).toEqual([4, 4])
    expect(new Set(await ports(new AbortController().signal)).size).toBe(1)
  })

  it("stop a statement whose request ends, and one that takes too long", async () => {
    const { database } = await reader([replica.url], 700)
    await comesBack(database)
    const request = new AbortController()
    const asked = database.query(sql`SELECT pg_sleep(60)`, request.signal)
    await expect.poll(sleeping).toBe(1)
    request.abort()
    await expect(asked).rejects.toMatchObject({ code: "DATABASE_TIMEOUT" })
    await expect.poll(sleeping).toBe(0)
    await expect(database.query(sql`SELECT pg_sleep(60)`)).rejects.toMatchObject({ code: "DATABASE_TIMEOUT" })
    expect(database.replicas?.ready).toBe(1)
  })
  async function sleeping() {
    const client = new pg.Client(replica.url)
    await client.connect()
    const { rows } = await client.query(
      "SELECT 1 FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%pg_sleep%' AND pid <> pg_backend_pid()",
    )
    await client.end()
    return rows.length
  }

  it("serve a whole process, whose answers are those of now after each write", async () => {
    const settings = { DATABASE_URL: primary.url, DATABASE_REPLICA_URLS: replica.url, DATABASE_POOL_SIZE: "3" }
    const servers: Started[] = [start(settings), start({ ...settings, RESPONSE_CACHE: "off" })]
    const addresses = await Promise.all(servers.map(({ address }) => address))
    for (let round = 1; round <= 5; round++) {
      const bundle = smallBundle()
      const [bridge, ...others] = bundle.articles
      await resetTo(writer, { ...bundle, articles: [{ ...bridge, headline: `جسر ${round}` }, ...others] })
      for (const address of [...addresses, ...addresses]) {
        const { data } = await ask(address, '{ article(by: { slug: "bridge" }) { headline people { totalCount } } }')
        expect(data).toEqual({ article: { headline: `جسر ${round}`, people: { totalCount: 2 } } })
      }
    }
    const uncached = "{ articles(first: 1) { nodes { slug } } }"
    await expect.poll(() => ask(addresses[1] as string, uncached).then(readOnReplica), { timeout: 20_000 }).toBeGreaterThan(0)
    for (const server of servers) expect(await stop(server)).toBe(0)
  })
  async function readOnReplica() {
    const client = new pg.Client(replica.url)
    await client.connect()
    const { rows } = await client.query(
      "SELECT 1 FROM pg_stat_activity WHERE application_name = 'isnad' AND query LIKE '%articles%'",
    )
    await client.end()
    return rows.length
  }
})
