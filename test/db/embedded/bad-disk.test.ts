import { spawnSync } from "node:child_process"
import { existsSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { beforeAll, expect, it } from "vitest"
import { ask, start, stop } from "../../server/process.ts"
import { bulkBundle, bundleFolder } from "../../support/bundles.ts"
import { Command, isnad } from "../../support/commands.ts"
import { fingerprint } from "../../support/contents.ts"
import { open, seededFolder, type TestDatabase } from "../../support/databases.ts"
import { badDisk } from "../../support/disks.ts"
import { folderOf, temporaryFolder } from "../../support/folders.ts"

type Location = TestDatabase["location"]
type Disk = ReturnType<typeof badDisk>

const bundle = bundleFolder(bulkBundle(50, "جديد"))
const report = join(folderOf({ "report.txt": "خبر من بغداد\n\nوصل الوفد." }), "report.txt")
/** The log, whose loss PostgreSQL does not survive; all else it can do without. */
const LOG = "pg_wal"

let before: string
beforeAll(async () => {
  before = await contentOf(seededFolder())
}, 60_000)

async function contentOf(location: Location): Promise<string> {
  const database = open(location)
  try {
    return await fingerprint(database)
  } finally {
    await database.close()
  }
}

const run = (args: string[], location: Location, disk: Disk) =>
  new Command("src/cli/main.ts", [...args, "--json"], location, disk.env).ended

it.each<[string, string[], string, string, string]>([
  ["a seed on a full disk", ["seed", "--from", bundle, "--yes"], "ENOSPC", LOG, "DISK_FULL"],
  ["an import on a full disk", ["import", report], "ENOSPC", "base", "DISK_FULL"],
  ["annotating beyond a quota", ["annotate", "--all"], "EDQUOT", LOG, "DISK_FULL"],
  ["an import on a disk that gives errors", ["import", report], "EIO", LOG, "DATABASE_FAILED"],
  ["an import by what the thread cannot explain", ["import", report], "DEFECT", LOG, "DATABASE_FAILED"],
])("ends %s, with what is wrong, and loses nothing", { timeout: 60_000 }, async (_, args, system, part, code) => {
  const [location, disk] = [seededFolder(), badDisk()]
  disk.refuse(system, part)
  const { stdout, stderr, ...ended } = await run(args, location, disk)
  expect(ended).toEqual({ code: 1 })
  expect(JSON.parse(stdout)).toEqual({ error: { code, message: expect.stringContaining(join(location.dataDir, "pglite")) } })
  expect(stderr).not.toMatch(/is a defect|remove|delete|reconnects/i)
  expect(await contentOf(location)).toBe(before)
})

it("makes a new database whole or not at all, migrates it wholly or not at all, and goes on when there is room", {
  timeout: 120_000,
}, async () => {
  const [location, disk] = [{ databaseUrl: null, dataDir: temporaryFolder() }, badDisk()]
  const refused = { code: 1, stdout: expect.stringContaining('"DISK_FULL"') }
  disk.refuse("ENOSPC", LOG)
  expect(await run(["migrate"], location, disk)).toMatchObject(refused)
  expect(readdirSync(location.dataDir)).toEqual([])
  // It has this name when it is made.
  disk.refuse("ENOSPC", "/pglite/base")
  expect(await run(["migrate"], location, disk)).toMatchObject(refused)
  expect(readdirSync(location.dataDir)).toEqual(["pglite"])
  disk.allow()
  expect(await run(["migrate"], location, disk)).toMatchObject({ code: 0, stdout: expect.stringMatching(/"applied":\["/) })
})

function expectCoded({ data, errors }: Awaited<ReturnType<typeof ask>>): void {
  if (errors) expect(errors[0]?.extensions.code).toBe("SERVICE_UNAVAILABLE")
  else expect(data).toEqual({ articles: { totalCount: expect.any(Number) } })
}

it("leaves a server that answers with a code, and again with data when there is room", { timeout: 60_000 }, async () => {
  const [location, disk] = [seededFolder(), badDisk()]
  const server = start({ DATA_DIR: location.dataDir, LOG_LEVEL: "silent", ...disk.env })
  const address = await server.address
  const query = "{ articles { totalCount } }"
  const well = await ask(address, query)
  disk.refuse("ENOSPC", LOG)
  // The server's thread writes; it ends with all that wait for it, and the next one cannot be started.
  const imported = isnad(["import", report, "--json"], location)
  let running = true
  const answers = (async () => {
    while (running) for (const answer of await Promise.all([1, 2, 3].map(() => ask(address, query)))) expectCoded(answer)
  })()
  expect(await imported).toMatchObject({ code: 1, stdout: expect.stringContaining('"DISK_FULL"') })
  running = false
  await answers
  const refused = { message: expect.stringContaining("no room left"), extensions: { code: "SERVICE_UNAVAILABLE" } }
  await expect.poll(async () => (await ask(address, query)).errors, { timeout: 20_000 }).toMatchObject([refused])
  const ready = await fetch(`${address}/ready`)
  expect([ready.status, await ready.json()]).toEqual([
    503,
    { status: "unavailable", reason: expect.stringContaining("no room left") },
  ])
  disk.allow()
  await expect.poll(() => ask(address, query), { timeout: 20_000 }).toEqual(well)
  expect((await fetch(`${address}/ready`)).status).toBe(200)
  expect(await stop(server)).toBe(0)
})

it("says where a limit on the size of files ends its growth", { timeout: 60_000 }, async () => {
  const location = seededFolder()
  const limited = `ulimit -f 64; exec "$0" src/cli/main.ts seed --from ${bundle} --yes`
  const { status, stderr } = spawnSync("sh", ["-c", limited, process.execPath], {
    env: { ...process.env, DATABASE_URL: "", DATA_DIR: location.dataDir },
    encoding: "utf8",
  })
  expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining("ulimit -f") })
  expect(existsSync(join(location.dataDir, "isnad.lock"))).toBe(false)
})
