import { mkdirSync, writeFileSync } from "node:fs"
import { createServer, request, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { openReader, type Reader } from "../../../src/serving/reader/reader.ts"
import { dataFolder } from "../../server/process.ts"

const silent = { warn: () => {} } as never

describe("the reader's addresses", () => {
  let folder: ReturnType<typeof dataFolder>
  let server: Server
  let reader: Reader

  beforeEach(() => {
    folder = dataFolder("empty")
    writeFileSync(join(folder.path, "secret.txt"), "secret")
  })
  afterEach(async () => {
    await reader.stop()
    await new Promise((resolve) => server.close(resolve))
    folder.remove()
  })

  /** Answers 404 in the application's place. */
  async function over(opened: Reader): Promise<void> {
    reader = opened
    server = createServer(reader.before((_request, response) => response.writeHead(404).end("the application")))
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  }
  async function built(): Promise<void> {
    const files = join(folder.path, "built")
    mkdirSync(join(files, "assets"), { recursive: true })
    writeFileSync(join(files, "index.html"), "<title>reader</title>")
    writeFileSync(join(files, "before-paint.js"), "// theme")
    writeFileSync(join(files, "assets/index-abc.js"), "// code")
    await over(openReader({ log: silent, folder: files }))
    await reader.settled
  }
  /** Sends the path as it is; `fetch` would tidy it first. */
  function get(path: string, headers: Record<string, string> = {}, method = "GET") {
    const { port } = server.address() as AddressInfo
    return new Promise<{ status: number; headers: Record<string, unknown>; text: string }>((resolve, reject) => {
      request({ host: "127.0.0.1", port, path, method, headers }, async (response) => {
        let text = ""
        for await (const chunk of response) text += chunk
        resolve({ status: response.statusCode as number, headers: response.headers, text })
      })
        .on("error", reject)
        .end()
    })
  }

  it("say that it is being built, and then show it", async () => {
    const files = join(folder.path, "built")
    let finish = () => {}
    const build = () =>
      new Promise<void>((resolve) => {
        finish = () => {
          mkdirSync(files)
          writeFileSync(join(files, "index.html"), "<title>reader</title>")
          resolve()
        }
      })
    await over(openReader({ log: silent, folder: files, build }))
    const waiting = await get("/", { "accept-language": "en" })
    expect([waiting.status, waiting.headers["cache-control"]]).toEqual([200, "no-store"])
    expect(waiting.headers["content-security-policy"]).toContain("frame-ancestors 'none'")
    expect(waiting.headers["x-content-type-options"]).toBe("nosniff")
    for (const part of ['<html lang="en" dir="ltr">', 'http-equiv="refresh"', "being built"])
      expect(waiting.text).toContain(part)
    expect((await get("/ar/stories")).text).toContain('<html lang="ar" dir="rtl">')
    expect((await get("/graphql")).text).toBe("the application")
    finish()
    await reader.settled
    expect((await get("/ar/stories")).text).toBe("<title>reader</title>")
  })

  it("are the application's where it cannot be built, and the log says why", async () => {
    const said: unknown[] = []
    const build = () => Promise.reject(new Error("no vite"))
    await over(
      openReader({ log: { warn: (...line: unknown[]) => said.push(line) } as never, folder: join(folder.path, "none"), build }),
    )
    await reader.settled
    expect((await get("/")).text).toBe("the application")
    expect(JSON.stringify(said)).toContain("could not be built")
  })

  it.each([
    [undefined, "/ar"],
    ["en-GB,en;q=0.9", "/en"],
    ["fr, en;q=0.5, ar;q=0.9", "/ar"],
    ["ar;q=0, en;q=0.1", "/en"],
    ["fr", "/ar"],
    ["*", "/ar"],
  ])("begin in the language that the browser prefers: %s", async (header, location) => {
    await built()
    const { status, headers } = await get("/", header === undefined ? {} : { "accept-language": header })
    expect([status, headers.location, headers.vary]).toEqual([302, location, "accept-language"])
  })

  it("keep what is named by its contents for ever, and ask for the rest again", async () => {
    await built()
    const asset = await get("/assets/index-abc.js")
    expect([asset.status, asset.headers["cache-control"]]).toEqual([200, "public, max-age=31536000, immutable"])
    expect(asset.headers["content-type"]).toMatch(/^(text|application)\/javascript/)
    expect((await get("/before-paint.js")).headers["cache-control"]).toBe("public, max-age=0")
    for (const path of ["/ar", "/en/", "/en/articles/x?left=y", "/ar/topics/%D8%A7"]) {
      const page = await get(path)
      expect([page.status, page.headers["cache-control"], page.text]).toEqual([200, "no-cache", "<title>reader</title>"])
      expect(page.headers["content-type"]).toBe("text/html; charset=utf-8")
      expect(page.headers["content-security-policy"]).toContain("default-src 'self'; base-uri 'none'")
      expect(page.headers).toMatchObject({ "x-content-type-options": "nosniff", "referrer-policy": "same-origin" })
    }
    const again = await get("/ar", { "if-none-match": (await get("/ar")).headers.etag as string })
    expect([again.status, again.text]).toEqual([304, ""])
    const head = await get("/ar", {}, "HEAD")
    expect([head.status, head.headers["content-length"], head.text]).toEqual([200, "21", ""])
  })

  it.each([
    "/assets/../../secret.txt",
    "/assets/%2e%2e/%2e%2e/secret.txt",
    "/assets/..%2f..%2fsecret.txt",
    "/assets/..%5c..%5csecret.txt",
    "/assets/%00",
    "/assets/%",
    "/assets/",
    "/assets",
    "/assets/none.js",
    "/secret.txt",
    "/index.html",
    "/arabic",
    "//ar",
    "/../ar",
  ])("leave %s to the application", async (path) => {
    await built()
    const { status, text } = await get(path)
    expect([status, text]).toEqual([404, "the application"])
  })

  it("take GET and HEAD alone", async () => {
    await built()
    expect((await get("/ar", {}, "POST")).text).toBe("the application")
  })
})
