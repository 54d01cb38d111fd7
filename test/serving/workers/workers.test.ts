import { execFileSync } from "node:child_process"
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest"
import { listening } from "../../server/http.ts"
import { ask, askAcross, dataFolder, type Started, start, stop } from "../../server/process.ts"
import { openTestDatabase } from "../../support/databases.ts"

const workersOf = ({ child }: Started): number[] =>
  execFileSync("ps", ["--ppid", String(child.pid), "-o", "pid=,args="], { encoding: "utf8" })
    .split("\n")
    .filter((line) => line.includes("server.ts"))
    .map((line) => Number.parseInt(line, 10))

/** Each starts three processes, which share the cores with the other tests. */
const SLOWEST_MS = 180_000

describe("workers", { timeout: SLOWEST_MS }, () => {
  let folder: ReturnType<typeof dataFolder>
  const servers: Started[] = []
  beforeEach(() => {
    folder = dataFolder("seeded")
  })
  afterEach(async () => {
    for (const { child, ended } of servers.splice(0)) {
      child.kill("SIGKILL")
      await ended
    }
    folder.remove()
  })
  const startHere = (settings: Record<string, string> = {}) => {
    const server = start({ DATA_DIR: folder.path, WORKERS: "2", ...settings })
    servers.push(server)
    return server
  }
  const QUERY = "{ articles(first: 1) { totalCount nodes { slug } } }"

  it("serve one port over the embedded database; one that is killed is replaced, and the other answers meanwhile", async () => {
    folder.remove()
    folder = dataFolder("empty")
    const server = startHere()
    const address = await server.address
    expect(server.output.out.match(/Isnad answers/g)).toHaveLength(1)
    expect(server.output.out).toMatch(/seeded with \d+ articles.*\n {2}2 workers with \d+ database connections each\n/)
    const answer = await ask(address, QUERY)
    expect(answer.data).toMatchObject({ articles: { nodes: [expect.anything()] } })
    const before = workersOf(server)
    expect(before).toHaveLength(2)
    process.kill(before[0] as number, "SIGKILL")
    for (let i = 0; i < 10; i++) expect(await ask(address, QUERY).catch(() => ask(address, QUERY))).toEqual(answer)
    await expect.poll(() => workersOf(server).filter((pid) => pid !== before[0]).length, { timeout: 20_000 }).toBe(2)
    for (let i = 0; i < 4; i++) expect(await ask(address, QUERY)).toEqual(answer)
    const all = [...before, ...workersOf(server)]
    expect(await stop(server)).toBe(0)
    expect(all.filter(alive)).toEqual([])
  })

  it.each(["SIGTERM", "SIGINT"] as const)("finish the requests that run at %s", async (signal) => {
    const server = startHere()
    const address = await server.address
    const answer = askAcross(signal, server, address, QUERY)
    expect(await answer).toMatchObject({ data: { articles: { nodes: [expect.anything()] } } })
    expect(await server.ended).toBe(0)
  })

  it("say once why they cannot serve", async () => {
    const { server: holder, port } = await listening(() => {})
    const server = startHere({ PORT: String(port) })
    expect(await server.ended).toBe(1)
    expect(server.output.out).toBe("")
    expect(server.output.err.match(/Port \d+ on 127\.0\.0\.1 is in use/g)).toHaveLength(1)
    expect(server.output.err).toMatch(/A worker ended \(1\) before it served\. What it wrote says why\.\n$/)
    holder.close()
  })

  it("are refused where they are too many for the embedded database", async () => {
    const server = startHere({ WORKERS: "20" })
    expect(await server.ended).toBe(1)
    expect(server.output.err).toMatch(/^WORKERS=20: expected 8 at most for the embedded database/)
  })
})

describe.runIf(inject("serverTemplates"))("workers over a server", { timeout: SLOWEST_MS }, () => {
  it("have no more connections together than it accepts", async () => {
    const test = await openTestDatabase("PostgreSQL", "seeded")
    const server = start({ DATABASE_URL: test.location.databaseUrl as string, WORKERS: "2", DATABASE_POOL_SIZE: "200" })
    const address = await server.address
    const [row] = (await test.database.pool.query("SHOW max_connections")).rows
    const [, pool] =
      /2 workers with (\d+) database connections each, as many as the server has for them/.exec(server.output.out) ?? []
    expect(2 * Number(pool)).toBeGreaterThan(10)
    expect(2 * (Number(pool) + 1)).toBeLessThan(Number(row.max_connections))
    expect((await ask(address, "{ articles { totalCount } }")).errors).toBeUndefined()
    expect(await stop(server)).toBe(0)
    await test.close()
  })
})

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
