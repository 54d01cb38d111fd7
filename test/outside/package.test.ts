import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { createRequire } from "node:module"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { beforeAll, describe, expect, it } from "vitest"
import { ask } from "../server/process.ts"
import { projectFolder } from "../support/commands.ts"
import { temporaryFolder } from "../support/folders.ts"
import { exists, run } from "./npm.ts"

// The package as others install it: packed, installed into an empty folder, run by its command.

const { version } = createRequire(import.meta.url)("../../package.json") as { version: string }
let folder: string

beforeAll(async () => {
  const packed = temporaryFolder()
  await run("npm", ["pack", "--pack-destination", packed], projectFolder)
  folder = temporaryFolder()
  const begun = performance.now()
  await run("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund", join(packed, `isnad-${version}.tgz`)], folder)
  console.log(`npm install of the package: ${Math.round(performance.now() - begun)} ms`)
})

describe("the package", () => {
  it("holds what runs and no sources", () => {
    const inPackage = (...path: string[]) => exists(folder, "node_modules/isnad", ...path)
    for (const path of ["bin/isnad.js", "dist/cli/main.js", "prisma/migrations", "seeds/articles", "schema.graphql"])
      expect(inPackage(path)).toBe(true)
    for (const path of ["src", "test", "examples", "bench"]) expect(inPackage(path)).toBe(false)
  })

  it("has its commands", async () => {
    expect(await run("npx", ["isnad", "--version"], folder)).toBe(`${version}\n`)
    expect(await run("npx", ["isnad", "--help"], folder)).toMatch(/^Usage: isnad/)
    expect(await run("npx", ["isnad", "schema", "--out", "-"], folder)).toMatch(/^type Query \{$/m)
    await expect(run("npx", ["isnad", "migrate", "--create", "more"], folder)).rejects.toThrow(/written in Isnad's repository/)
  })

  it("serves its embedded database, and stops when it is told to", async () => {
    const { PATH, HOME } = process.env
    const server = spawn(process.execPath, [join(folder, "node_modules/.bin/isnad"), "serve"], {
      cwd: folder,
      env: { PATH, HOME, PORT: "0", LOG_LEVEL: "warn" },
      stdio: ["ignore", "pipe", "inherit"],
    })
    const address = await addressOf(server)
    expect(await ask(address, "{ articles { totalCount } }")).toMatchObject({ data: { articles: { totalCount: 75 } } })
    server.kill("SIGTERM")
    expect((await once(server, "exit"))[0]).toBe(0)
    const report = JSON.parse(await run("npx", ["isnad", "doctor", "--json"], folder, { PORT: "0" })) as { ok: boolean }
    expect(report.ok).toBe(true)
  })
})

async function addressOf(server: ChildProcess): Promise<string> {
  let output = ""
  server.stdout?.on("data", (data) => {
    output += data
  })
  while (!output.includes("stop it with") && server.exitCode === null) await sleep(50)
  return /Isnad answers at (\S+)\/graphql/.exec(output)?.[1] ?? output
}
