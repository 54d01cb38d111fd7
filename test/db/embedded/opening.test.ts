import { readdirSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import sql from "sql-template-tag"
import { describe, expect, it } from "vitest"
import type { Failure } from "../../../src/failure.ts"
import { Command } from "../../support/commands.ts"
import { open, seededFolder } from "../../support/databases.ts"
import { folderOf } from "../../support/folders.ts"

describe("an embedded database that cannot be opened", () => {
  it("is kept, whatever is wrong", { timeout: 60_000 }, async () => {
    const location = seededFolder()
    const version = join(location.dataDir, "pglite", "PG_VERSION")
    writeFileSync(version, "99\n")
    const closed = open(location)
    const failure = await closed.query(sql`SELECT 1`).catch((error: Failure) => error)
    await closed.close()
    expect(failure).toMatchObject({
      code: "DATABASE_FAILED",
      message: expect.stringMatching(/version.*Another version of Isnad/),
    })
    expect(String(failure)).not.toMatch(/remove|delete/i)
    writeFileSync(version, "18\n")
    const again = open(location)
    await expect(again.query(sql`SELECT 1 AS one`)).resolves.toEqual([{ one: 1 }])
    await again.close()
  })

  it("is put aside where it never was whole, and a new one made", { timeout: 60_000 }, async () => {
    const dataDir = folderOf({ "pglite/base/5/112": "half", "pglite.making/base/5/112": "half" })
    const { code, stderr } = await new Command("src/cli/main.ts", ["migrate"], { databaseUrl: null, dataDir }).ended
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining("kept as") })
    expect(readdirSync(dataDir).toSorted()).toEqual(["pglite", "pglite.incomplete-1"])
  })
})

describe("a second process", () => {
  it("waits while a first makes the database, and says so", { timeout: 60_000 }, async () => {
    const location = seededFolder()
    const lock = join(location.dataDir, "isnad.lock")
    writeFileSync(lock, String(process.ppid))
    const command = new Command("src/cli/main.ts", ["migrate"], location)
    await expect
      .poll(() => command.stderr, { timeout: 20_000 })
      .toMatch(/^Process \d+ opens the embedded database in .*; waiting for it\.\n$/)
    rmSync(lock)
    expect(await command.ended).toMatchObject({ code: 0 })
  })
})
