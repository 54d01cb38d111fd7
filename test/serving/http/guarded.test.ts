import { spawnSync } from "node:child_process"
import type { Server } from "node:http"
import { fileURLToPath } from "node:url"
import { GraphQLError } from "graphql"
import { afterAll, beforeAll, expect, it } from "vitest"
import { guarded } from "../../../src/serving/http/guarded.ts"
import { listening } from "../../server/http.ts"

// What a listener throws fails the request at hand, and nothing else.

let server: Server
let url: string
const masked: unknown[] = []
beforeAll(async () => {
  const listener = guarded(
    async (request, response) => {
      if (request.url === "/promise") throw new Error("secret")
      if (request.url === "/late") {
        response.writeHead(200).write("half")
        throw new Error("too late")
      }
      response.end("well")
    },
    (error) => {
      masked.push(error)
      return new GraphQLError("Something went wrong.", { extensions: { code: "INTERNAL_SERVER_ERROR", http: { status: 500 } } })
    },
  )
  const listened = await listening((request, response) => {
    if (request.url !== "/at-once") return listener(request, response)
    guarded(
      () => {
        throw new Error("secret")
      },
      () => new GraphQLError("Something went wrong.", { extensions: { code: "INTERNAL_SERVER_ERROR" } }),
    )(request, response)
  })
  server = listened.server
  url = `http://127.0.0.1:${listened.port}`
})
afterAll(() => server.close())

it.each(["/promise", "/at-once"])("%s: it is answered with status 500", async (path) => {
  const response = await fetch(url + path)
  expect(response.status).toBe(500)
  expect(await response.json()).toEqual({
    errors: [{ message: "Something went wrong.", extensions: { code: "INTERNAL_SERVER_ERROR" } }],
  })
  expect(await (await fetch(`${url}/`)).text()).toBe("well")
})

it("ends the connection where half of an answer is on its way", async () => {
  await expect(fetch(`${url}/late`).then((response) => response.text())).rejects.toThrow()
  expect(await (await fetch(`${url}/`)).text()).toBe("well")
  expect(masked.map(String)).toContain("Error: too late")
})

it("goes on where something is thrown outside of any request, and says so, also when its log cannot be written", () => {
  const module = fileURLToPath(new URL("../../../src/serving/outlive-defects.ts", import.meta.url))
  const script = `
    import { outliveDefects } from ${JSON.stringify(module)}
    outliveDefects({ error: ({ err }, message) => console.log(message, err.message) })
    Promise.reject(new Error("a promise"))
    setTimeout(() => { throw new Error("a timer") }, 1)
    setTimeout(() => { throw Object.assign(new Error("no reader"), { code: "EPIPE", syscall: "write" }) }, 5)
    setTimeout(() => console.log("still here"), 50)`
  const { stdout, status } = spawnSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" })
  expect(stdout.trim().split("\n")).toEqual([
    "unexpected error outside of any request a promise",
    "unexpected error outside of any request a timer",
    "still here",
  ])
  expect(status).toBe(0)
})
