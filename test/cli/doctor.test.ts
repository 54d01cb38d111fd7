import { readdirSync } from "node:fs"
import { createServer } from "node:net"
import { join } from "node:path"
import sql from "sql-template-tag"
import { describe, expect, it } from "vitest"
import { judgeExtension, judgeMigrations, judgeServer } from "../../src/cli/doctor/database.ts"
import { checkNode, judgeSpace } from "../../src/cli/doctor/machine.ts"
import { checkPort, checkRedis } from "../../src/cli/doctor/reach.ts"
import { listening } from "../server/http.ts"
import { start, stop } from "../server/process.ts"
import { isnad } from "../support/commands.ts"
import { describeOnDatabases, holdOpen, seededFolder, type TestDatabase } from "../support/databases.ts"
import { folderOf, temporaryFolder } from "../support/folders.ts"

interface Report {
  ok: boolean
  checks: { check: string; status: string; found: string; advice?: string }[]
}

async function doctor(location: TestDatabase["location"], env: Record<string, string> = { PORT: "0" }) {
  const { code, stdout, stderr } = await isnad(["doctor", "--json"], location, env)
  const report = JSON.parse(stdout) as Report
  return { code, stderr, ok: report.ok, checks: new Map(report.checks.map((finding) => [finding.check, finding])) }
}

const statuses = (checks: Awaited<ReturnType<typeof doctor>>["checks"]) =>
  [...checks.values()].filter(({ status }) => status !== "ok").map(({ check, status }) => `${check}: ${status}`)

describeOnDatabases("isnad doctor", "seeded copy", (use, backend) => {
  holdOpen(use)
  it("finds all well", async () => {
    const { code, ok, checks, stderr } = await doctor(use().location)
    expect({ code, ok, notOk: statuses(checks) }).toEqual({ code: 0, ok: true, notOk: [] })
    expect([...checks.keys()].filter((check) => !["data folder", "free space"].includes(check))).toEqual(
      [
        "node",
        "settings",
        "database",
        "postgresql",
        "encoding",
        "extension",
        "migrations",
        "search index",
        "annotations",
      ].concat(["statistics", "port"]),
    )
    expect(checks.has("data folder")).toBe(backend === "PGlite")
    expect(stderr).toMatch(/^ok {7}node {9}Node 24\./m)
    expect(checks.get("database")?.found).not.toContain("postgres@")
  })

  it("warns of what waits, and says what to run", async () => {
    const { database, location } = use()
    await database.query(sql`INSERT INTO annotation_pending (article_id, step) SELECT id, 0 FROM articles LIMIT 2`)
    const { code, checks } = await doctor(location)
    expect({ code, notOk: statuses(checks) }).toEqual({ code: 0, notOk: ["annotations: warning"] })
    expect(checks.get("annotations")).toMatchObject({
      found: expect.stringMatching(/^2 articles wait, the first since 20\d\d-\d\d-\d\dT[\d:.]+Z$/),
      advice: expect.stringContaining("isnad annotate"),
    })
  })

  it("warns of articles that had to be passed over, and names them", async () => {
    const { database, location } = use()
    await database.query(sql`DELETE FROM annotation_pending`)
    await database.query(sql`INSERT INTO passed_over (article_id, part, version, reason)
      SELECT id, part::derived_part, '', '' FROM (SELECT id FROM articles ORDER BY slug LIMIT 4) a, unnest('{FACTS,COMPARISON}'::text[]) part`)
    const { code, checks } = await doctor(location)
    expect({ code, notOk: statuses(checks) }).toEqual({ code: 0, notOk: ["annotations: warning"] })
    expect(checks.get("annotations")).toMatchObject({
      found: expect.stringMatching(/^of all articles but 4 that had to be passed over: [^,]+, [^,]+, [^,]+, …$/),
      advice: expect.stringContaining("isnad annotate"),
    })
    await database.query(sql`DELETE FROM passed_over`)
  })

  it("tells a database of a newer Isnad, and an edited migration", async () => {
    const { database, location } = use()
    await database.query(sql`UPDATE _prisma_migrations SET checksum = 'other' WHERE migration_name LIKE '%_search'`)
    const edited = await doctor(location)
    expect(edited).toMatchObject({ code: 1, ok: false })
    expect(edited.checks.get("migrations")?.found).toMatch(/^edited since: \d+_search$/)
    await database.query(
      sql`INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('1', 'x', '2999_new', now())`,
    )
    const newer = await doctor(location)
    expect(newer.code).toBe(1)
    expect(newer.checks.get("migrations")).toMatchObject({ status: "problem", found: "unknown here: 2999_new" })
  })
})

describeOnDatabases("isnad doctor of a new database", "empty", (use) => {
  holdOpen(use)
  it("warns of migrations, and applies none", async () => {
    const { database, location } = use()
    await database.query(sql`SELECT 1`)
    const { code, checks } = await doctor(location)
    expect({ code, notOk: statuses(checks) }).toEqual({ code: 0, notOk: ["migrations: warning"] })
    expect(checks.get("extension")?.found).toBe("pg_trgm can be created")
    expect(await database.query(sql`SELECT to_regclass('articles') AS found`)).toEqual([{ found: null }])
  })
})

describe("isnad doctor", () => {
  it("makes no database in a data folder that has none", async () => {
    const dataDir = temporaryFolder()
    expect(await doctor({ databaseUrl: null, dataDir })).toMatchObject({ code: 0, ok: true })
    expect(readdirSync(dataDir)).toEqual([])
  })

  it("makes no data folder, and tells one that cannot be made", async () => {
    const folder = temporaryFolder()
    const fresh = await doctor({ databaseUrl: null, dataDir: join(folder, "data") })
    expect({ code: fresh.code, notOk: statuses(fresh.checks) }).toEqual({ code: 0, notOk: [] })
    expect(fresh.checks.get("data folder")?.found).toMatch(/data will be made at the first start$/)
    const again = await doctor({ databaseUrl: null, dataDir: join(folder, "data") })
    expect(again.checks.get("data folder")?.found).toMatch(/will be made/)
    const file = await doctor({ databaseUrl: null, dataDir: join(folderOf({ file: "" }), "file", "data") })
    expect({ code: file.code, notOk: statuses(file.checks) }).toEqual({ code: 1, notOk: ["data folder: problem"] })
  })

  it("tells a database that is away, without its password, and wrong settings", async () => {
    const location = { databaseUrl: "postgresql://user:secret@127.0.0.1:1/none", dataDir: "/nonexistent" }
    const away = await doctor(location)
    expect({ code: away.code, notOk: statuses(away.checks) }).toEqual({ code: 1, notOk: ["database: problem"] })
    const wrong = await doctor(location, { PORT: "many" })
    expect({ code: wrong.code, notOk: statuses(wrong.checks) }).toEqual({ code: 1, notOk: ["settings: problem"] })
    expect(JSON.stringify([...away.checks, ...wrong.checks]) + away.stderr + wrong.stderr).not.toContain("secret")
  })

  it("tells Isnad on the port from another program", async () => {
    const { dataDir } = seededFolder()
    const server = start({ DATA_DIR: dataDir })
    const port = Number(new URL(await server.address).port)
    expect(await checkPort("127.0.0.1", port)).toMatchObject({
      status: "ok",
      found: `Isnad answers on 127.0.0.1, port ${port}`,
    })
    // Beside a running server, the doctor looks through it.
    expect(await doctor({ databaseUrl: null, dataDir }, { PORT: String(port) })).toMatchObject({ code: 0, ok: true })
    await stop(server)
    expect(await checkPort("127.0.0.1", port)).toMatchObject({ status: "ok", found: expect.stringContaining("is free") })
    const other = await listening((_request, response) => response.end("{}"))
    expect(await checkPort("127.0.0.1", other.port)).toMatchObject({
      status: "problem",
      found: expect.stringContaining("another program"),
    })
    other.server.close()
    expect(await checkPort("203.0.113.7", 4000)).toMatchObject({ status: "problem" })
  })

  it("asks Redis whether it is there", async () => {
    for (const [reply, status] of [
      ["+PONG\r\n", "ok"],
      ["-NOAUTH Authentication required.\r\n", "ok"],
      ["HTTP/1.1 400 Bad Request\r\n", "problem"],
    ] as const) {
      const server = createServer((socket) =>
        socket.once("data", (data) => socket.end(String(data) === "PING\r\n" ? reply : "?")),
      )
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
      const { port } = server.address() as { port: number }
      const finding = await checkRedis(`redis://user:secret@127.0.0.1:${port}/0`)
      expect(finding).toMatchObject({ check: "redis", status })
      expect(JSON.stringify(finding)).not.toContain("secret")
      server.close()
    }
    expect(await checkRedis("redis://127.0.0.1:1")).toMatchObject({
      status: "problem",
      found: expect.stringContaining("ECONNREFUSED"),
    })
  })

  it("judges versions, encodings, extensions, migrations and space", () => {
    expect(checkNode("22.9.0")).toMatchObject({ status: "problem", found: "Node 22.9.0, and Isnad needs 24 or later" })
    const facts = { versionNumber: 130_012, version: "13.12", encoding: "SQL_ASCII", collation: "C" }
    expect(judgeServer(facts).map(({ status }) => status)).toEqual(["problem", "problem"])
    expect(judgeServer({ ...facts, versionNumber: 140_000, encoding: "UTF8" }).map(({ status }) => status)).toEqual([
      "ok",
      "ok",
    ])
    expect(judgeExtension({ name: "pg_trgm", available: false, installed: false }).status).toBe("problem")
    expect(judgeMigrations({ applied: ["a"], pending: ["b"], unknown: [], edited: [] }, true)).toMatchObject({
      status: "warning",
      found: "1 to apply: b",
      advice: "Run: isnad migrate (a start does it too, and seeds)",
    })
    expect([50, 500, 5_000].map((free) => judgeSpace(free).status)).toEqual(["problem", "warning", "ok"])
  })
})
