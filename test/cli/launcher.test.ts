import { spawn } from "node:child_process"
import { once } from "node:events"
import { renameSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { describe, expect, it } from "vitest"
import { projectFolder } from "../support/commands.ts"
import { seededFolder } from "../support/databases.ts"
import { temporaryFolder } from "../support/folders.ts"

// bin/isnad.js is what a Node of any age runs. `--require` of a file that says so makes this Node an old one.

const OLD = `data:text/javascript,Object.defineProperty(process.versions,"node",{value:"20.20.2"})`

/** @param cwd where it is typed: `data` there is the data folder. */
function run(args: string[], { old = true, cwd = temporaryFolder() } = {}) {
  const { PATH, HOME, NODE_COMPILE_CACHE } = process.env
  const node = [...(old ? ["--import", OLD] : []), `${projectFolder}bin/isnad.js`, ...args]
  const env = { PATH, HOME, NODE_COMPILE_CACHE, PORT: "0", LOG_LEVEL: "warn" }
  const child = spawn(process.execPath, node, { cwd, env, stdio: ["ignore", "pipe", "pipe"] })
  const output = { out: "", err: "" }
  child.stdout.on("data", (data) => {
    output.out += data
  })
  child.stderr.on("data", (data) => {
    output.err += data
  })
  return { child, output, ended: once(child, "close").then(([code, signal]) => ({ code, signal, ...output })) }
}

/** A folder in which Isnad ran before. */
function used(): string {
  const cwd = temporaryFolder()
  renameSync(seededFolder().dataDir, join(cwd, "data"))
  return cwd
}

describe("bin/isnad.js", () => {
  it.each([true, false])("runs the command from any folder, on an old Node (%s) with Isnad's own", async (old) => {
    const version = await run(["--version"], { old }).ended
    expect(version).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), err: "" })
    expect(await run(["sed"], { old }).ended).toMatchObject({ code: 2, err: expect.stringContaining("Did you mean seed?") })
    const doctor = await run(["doctor"], { old }).ended
    expect(doctor).toMatchObject({ code: 0, out: expect.stringMatching(/^ok +node +Node 24\./m) })
  })

  it.each([
    ["SIGTERM", temporaryFolder, "seeded with"],
    ["SIGINT", used, "up to date"],
  ] as const)("passes %s on to the server, which finishes", async (signal, folder, said) => {
    const server = run(["serve"], { cwd: folder() })
    while (!server.output.out.includes("stop it with") && server.child.exitCode === null) await sleep(20)
    expect(server.output.out).toContain(said)
    server.child.kill(signal)
    expect(await server.ended).toMatchObject({ code: 0, err: "" })
  })

  it("ends with 130 where a command is interrupted", async () => {
    const seed = run(["seed"], { cwd: used() })
    while (!seed.output.err.includes("reading") && seed.child.exitCode === null) await sleep(5)
    seed.child.kill("SIGINT")
    expect(await seed.ended).toMatchObject({ code: 130 })
  })
})
