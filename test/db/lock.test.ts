import { spawn, spawnSync } from "node:child_process"
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { tryLock, unlock } from "../../src/db/embedded/lock.ts"

const MODULE = fileURLToPath(new URL("../../src/db/embedded/lock.ts", import.meta.url))

describe("the lock of an embedded database", () => {
  let folder: string
  let lock: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "isnad-lock-"))
    lock = join(folder, "isnad.lock")
  })
  afterEach(() => {
    unlock(lock)
    rmSync(folder, { recursive: true })
  })

  it("is taken, held, and given back", () => {
    expect(tryLock(lock)).toBeNull()
    expect(readFileSync(lock, "utf8")).toBe(String(process.pid))
    expect(tryLock(lock)).toBe(process.pid)
    unlock(lock)
    expect(readdirSync(folder)).toEqual([])
    expect(tryLock(lock)).toBeNull()
  })

  it("stays with a process that lives", () => {
    writeFileSync(lock, String(process.ppid))
    expect(tryLock(lock)).toBe(process.ppid)
    expect(readFileSync(lock, "utf8")).toBe(String(process.ppid))
    unlock(lock)
    expect(readdirSync(folder)).toEqual(["isnad.lock"])
  })

  const dead = () => String(spawnSync(process.execPath, ["--version"]).pid)
  it.each<[string, () => string]>([
    ["a process that is gone", dead],
    ["an earlier process with this one's id", () => String(process.pid)],
    ["nothing", () => ""],
    ["garbage", () => "garbage\n"],
    ["no process", () => "0"],
    ["a group of processes", () => "-1"],
  ])("is taken from %s", (_title, content) => {
    writeFileSync(lock, content())
    expect(tryLock(lock)).toBeNull()
    expect(readFileSync(lock, "utf8")).toBe(String(process.pid))
    expect(readdirSync(folder)).toEqual(["isnad.lock"])
  })

  it("says where it cannot be written", () => {
    expect(() => tryLock(join(folder, "missing", "isnad.lock"))).toThrow(
      /^Cannot write .*isnad\.lock \(ENOENT\)\. Set DATA_DIR/,
    )
  })

  it("goes to one of many that find its holder gone", async () => {
    const contend = `import { tryLock } from ${JSON.stringify(MODULE)}
      process.stdout.write("ready")
      process.stdin.once("data", () => {
        process.stdout.write(tryLock(process.argv[1]) === null ? " taken" : " refused")
        setTimeout(() => process.exit(), 1500)
      })`
    writeFileSync(lock, dead())
    const contenders = Array.from({ length: 6 }, () => {
      const child = spawn(process.execPath, ["--input-type=module", "--eval", contend, lock], {
        stdio: ["pipe", "pipe", "inherit"],
      })
      const state = { said: "" }
      child.stdout.on("data", (data) => {
        state.said += data
      })
      return { child, state }
    })
    await expect.poll(() => contenders.map(({ state }) => state.said), { timeout: 20_000 }).toEqual(Array(6).fill("ready"))
    for (const { child } of contenders) child.stdin.write("now")
    const said = () => contenders.map(({ state }) => state.said).sort()
    await expect.poll(said, { timeout: 10_000 }).toEqual([...Array(5).fill("ready refused"), "ready taken"])
  })
})
