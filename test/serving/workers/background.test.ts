import { execFileSync } from "node:child_process"
import sql from "sql-template-tag"
import { describe, expect, inject, it } from "vitest"
import { start } from "../../server/process.ts"
import { openTestDatabase } from "../../support/databases.ts"

const backgroundOf = (pid: number): number[] =>
  execFileSync("ps", ["--ppid", String(pid), "-o", "pid=,args="], { encoding: "utf8" })
    .split("\n")
    .filter((line) => line.includes("background.ts"))
    .map((line) => Number.parseInt(line, 10))

describe.runIf(inject("serverTemplates"))("the process beside a server", { timeout: 120_000 }, () => {
  it("works off what waits, at a lower priority, and ends with the server also where that is killed", async () => {
    const test = await openTestDatabase("PostgreSQL", "seeded copy")
    await test.database.query(sql`INSERT INTO annotation_pending (article_id, step) SELECT id, 0 FROM articles`)
    const server = start({ DATABASE_URL: test.location.databaseUrl as string })
    await server.address
    const waiting = () => test.database.query(sql`SELECT FROM annotation_pending`)
    await expect.poll(waiting, { timeout: 60_000 }).toEqual([])
    const [pid] = backgroundOf(server.child.pid as number)
    expect(pid).toBeGreaterThan(0)
    const nice = execFileSync("ps", ["-o", "ni=", "-p", String(pid)], { encoding: "utf8" })
    expect(Number(nice)).toBeGreaterThan(0)
    server.child.kill("SIGKILL")
    await server.ended
    const alive = () =>
      execFileSync("ps", ["-e", "-o", "pid="], { encoding: "utf8" })
        .split("\n")
        .map(Number)
        .includes(pid as number)
    await expect.poll(alive, { timeout: 20_000 }).toBe(false)
    await test.close()
  })
})
