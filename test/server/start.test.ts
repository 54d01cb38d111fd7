import { chmodSync, existsSync, writeFileSync } from "node:fs"
import { createServer } from "node:net"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { listening } from "./http.ts"
import { ask, dataFolder, start, stop } from "./process.ts"

// The first start makes everything, the second finds it, and a start that cannot be says why in a line.

describe("a start", () => {
  let folder: ReturnType<typeof dataFolder>
  beforeEach(() => {
    folder = dataFolder("empty")
  })
  afterEach(() => folder.remove())

  const startIn = (settings: Record<string, string> = {}) => start({ DATA_DIR: folder.path, ...settings })

  it("that finds its port taken says so and does the folder no harm; the first then creates, migrates and seeds, the next finds it done", async () => {
    const { server: holder, port } = await listening(() => {})
    expect(await failure({ PORT: String(port) })).toBe(
      `Port ${port} on 127.0.0.1 is in use. Stop the program that holds it, or set PORT to another.`,
    )
    holder.close()
    const times: number[] = []
    for (const said of [
      /^ {2}database: embedded, .* \(\d+ migrations? applied, seeded with \d+ articles\)$/m,
      /\(up to date\)$/m,
    ]) {
      const begun = performance.now()
      const server = startIn()
      const { data } = await ask(await server.address, "{ articles { totalCount } }")
      times.push(Math.round(performance.now() - begun))
      expect(data).toEqual({ articles: { totalCount: expect.any(Number) } })
      expect(server.output.out).toMatch(said)
      expect(server.output.err).toBe("")
      expect(await stop(server)).toBe(0)
    }
    console.log(`first start ${times[0]} ms, second start ${times[1]} ms`)
    expect(existsSync(join(folder.path, "isnad.lock"))).toBe(false)
  })

  /** Starts what must fail. @returns what it wrote, after checking that it is readable. */
  async function failure(settings: Record<string, string>): Promise<string> {
    const server = startIn(settings)
    expect(await server.ended).toBe(1)
    expect(server.output.out).toBe("")
    expect(server.output.err).not.toMatch(/^\s+at |defect|node_modules/m)
    expect(server.output.err).toMatch(/\S\n$/)
    return server.output.err.trimEnd()
  }

  it("says which address is not of this machine", async () => {
    for (const HOST of ["203.0.113.7", "no-such-host.invalid"]) {
      const message = await failure({ HOST })
      expect(message).toMatch(new RegExp(`^Cannot listen on ${HOST}, port 0 \\([A-Z_]+\\)\\. Set HOST`))
      expect(message).not.toContain("\n")
    }
  })

  it("says that the data folder cannot be made", async () => {
    const file = join(folder.path, "file")
    writeFileSync(file, "")
    expect(await failure({ DATA_DIR: join(file, "data") })).toBe(
      `Cannot create the folder ${join(file, "data")} (ENOTDIR). Set DATA_DIR to a folder that can be written.`,
    )
    expect(await failure({ DATA_DIR: file })).toMatch(/^Cannot create the folder .* \(EEXIST\)\. Set DATA_DIR/)
  })

  it("says that the files in the data folder are no database", async () => {
    folder.remove()
    folder = dataFolder("seeded")
    writeFileSync(join(folder.path, "pglite", "global", "pg_control"), "broken")
    chmodSync(join(folder.path, "pglite", "global", "pg_control"), 0o600)
    expect(await failure({})).toMatch(
      /^The embedded database in .*pglite cannot be opened: .*\. It may well be whole: keep it/s,
    )
  })

  it("lists all settings that are wrong at once, without passwords", async () => {
    const message = await failure({ PORT: "http", DATABASE_URL: "mysql://user:secret@host/db", GRAPHIQL: "yes" })
    expect(message.split("\n").map((line) => line.trim().split("=")[0])).toEqual([
      "These settings are wrong:",
      "PORT",
      "DATABASE_URL",
      "GRAPHIQL",
      'See "Settings" in README.md.',
    ])
    expect(message).not.toContain("secret")
  })

  it("says that the database cannot be reached, does not exist, or is none", async () => {
    const { server, port } = await listening(() => {})
    server.close()
    expect(await failure({ DATABASE_URL: `postgresql://user:secret@127.0.0.1:${port}/db` })).toMatch(
      /^The database cannot be reached\./,
    )
    const talker = createServer((socket) => socket.on("error", () => {}).end("HTTP/1.1 400 Bad Request\r\n\r\n"))
    await new Promise<void>((resolve) => talker.listen(0, "127.0.0.1", resolve))
    const { port: other } = talker.address() as { port: number }
    expect(await failure({ DATABASE_URL: `postgresql://user:secret@127.0.0.1:${other}/db` })).not.toContain("secret")
    talker.close()
  })
})
