import { spawn } from "node:child_process"
import { once } from "node:events"
import { setTimeout as sleep } from "node:timers/promises"
import { describe, expect, it } from "vitest"
import { projectFolder } from "../support/commands.ts"
import { temporaryFolder } from "../support/folders.ts"

// bin/isnad.js is what a Node of any age runs. `--require` of a file that says so makes this Node an old one.

const OLD = `data:text/javascript,Object.defineProperty(process.versions,"node",{value:"20.20.2"})`

function run(args: string[], settings: Record<string, string> = {}, old = true) {
  const { PATH, HOME } = process.env
  const node = [...(old ? ["--import", OLD] : []), `${projectFolder}bin/isnad.js`, ...args]
  const env = { PATH, HOME, PORT: "0", LOG_LEVEL: "warn", ...settings }
  const child = spawn(process.execPath, node, { cwd: temporaryFolder(), env, stdio: ["ignore", "pipe", "pipe"] })
  const output = { out: "", err: "" }
  child.stdout.on("data", (data) => {
    output.out += data
  })
  child.stderr.on("data", (data) => {
    output.err += data
  })
  return { child, output, ended: once(child, "close").then(([code, signal]) => ({ code, signal, ...output })) }
}

describe("bin/isnad.js", () => {
  it.each([true, false])("runs the command from any folder, on an old Node (%s) with Isnad's own", async (old) => {
    const version = await run(["--version"], {}, old).ended
    expect(version).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), err: "" })
    expect(await run(["sed"], {}, old).ended).toMatchObject({ code: 2, err: expect.stringContaining("Did you mean seed?") })
    const doctor = await run(["doctor"], {}, old).ended
    expect(doctor).toMatchObject({ code: 0, out: expect.stringMatching(/^ok +node +Node 24\./m) })
  })

  it.each(["SIGTERM", "SIGINT"] as const)("passes %s on to the server, which finishes", async (signal) => {
    const server = run(["serve"])
    while (!server.output.out.includes("stop it with") && server.child.exitCode === null) await sleep(20)
    expect(server.output.out).toContain("seeded with")
    server.child.kill(signal)
    expect(await server.ended).toMatchObject({ code: 0, err: "" })
  })

  it("ends with 130 where a command is interrupted", async () => {
    const seed = run(["seed"])
    while (!seed.output.err.includes("reading") && seed.child.exitCode === null) await sleep(5)
    seed.child.kill("SIGINT")
    expect(await seed.ended).toMatchObject({ code: 130 })
  })
})
