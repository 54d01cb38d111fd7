import { request } from "node:http"
import { connect } from "node:net"
import { brotliDecompressSync, gunzipSync } from "node:zlib"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { ask, dataFolder, type Started, start, stop } from "./process.ts"

// What only a socket shows: compression, requests that are no HTTP, and clients that go away.

const BODY = JSON.stringify({ query: "{ articles(first: 20) { nodes { headline body } } }" })

describe("on the wire", () => {
  const folder = dataFolder("seeded")
  let server: Started
  let address: URL
  beforeAll(async () => {
    server = start({ DATA_DIR: folder.path, GRAPHIQL: "off" })
    address = new URL(await server.address)
  })
  afterAll(async () => {
    expect(await stop(server)).toBe(0)
    expect(server.output.err).toBe("")
    folder.remove()
  })

  function exchange(headers: Record<string, string>, body = BODY, path = "/graphql", method = "POST") {
    return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: Buffer }>((resolve, reject) => {
      const sent = request(
        {
          host: address.hostname,
          port: address.port,
          path,
          method,
          headers: { "content-type": "application/json", ...headers },
        },
        (response) => {
          const parts: Buffer[] = []
          response.on("data", (part) => parts.push(part))
          response.on("end", () =>
            resolve({ status: response.statusCode as number, headers: response.headers, body: Buffer.concat(parts) }),
          )
        },
      )
      sent.on("error", reject)
      sent.end(body)
    })
  }

  it.each([
    ["gzip", gunzipSync],
    ["br", brotliDecompressSync],
  ] as const)("compresses large answers with %s where asked to", async (encoding, decompress) => {
    const plain = await exchange({})
    expect(JSON.parse(plain.body.toString())).toMatchObject({ data: { articles: { nodes: expect.any(Array) } } })
    expect(plain.body.length).toBeGreaterThan(1_024)
    expect(plain.headers["content-encoding"]).toBeUndefined()
    const packed = await exchange({ "accept-encoding": encoding })
    expect(packed.headers).toMatchObject({ "content-encoding": encoding, vary: expect.stringContaining("Accept-Encoding") })
    expect(packed.body.length).toBeLessThan(plain.body.length / 2)
    expect(JSON.parse(decompress(packed.body).toString())).toEqual(JSON.parse(plain.body.toString()))
  })

  it("does not compress small answers, nor with what it does not know", async () => {
    const small = JSON.stringify({ query: "{ __typename }" })
    expect((await exchange({ "accept-encoding": "gzip" }, small)).headers["content-encoding"]).toBeUndefined()
    expect((await exchange({ "accept-encoding": "compress, x" })).headers["content-encoding"]).toBeUndefined()
  })

  it("answers HEAD without a body and OPTIONS without an error", async () => {
    expect(await exchange({}, "", "/ready", "HEAD")).toMatchObject({ status: 200, body: Buffer.alloc(0) })
    expect((await exchange({}, "", "/graphql", "OPTIONS")).status).toBe(204)
  })

  it("refuses more than a megabyte, also where the length is not told", async () => {
    const large = JSON.stringify({ query: `{ __typename } # ${"x".repeat(1_100_000)}` })
    for (const headers of [{ "content-length": String(large.length) }, { "transfer-encoding": "chunked" }] as Record<
      string,
      string
    >[]) {
      const { status, body } = await exchange(headers, large)
      expect(status).toBe(413)
      expect(JSON.parse(body.toString()).errors[0].extensions.code).toBe("REQUEST_ENTITY_TOO_LARGE")
    }
  })

  /** Sends bytes as they are. @returns the first line of the answer, or nothing where the connection is closed. */
  function raw(text: string): Promise<string> {
    return new Promise((resolve) => {
      const socket = connect(Number(address.port), address.hostname, () => socket.write(text))
      let answer = ""
      socket.on("data", (data) => {
        answer += data
        socket.end()
      })
      socket.on("error", () => {})
      socket.on("close", () => resolve(answer.split("\r\n")[0] ?? ""))
      setTimeout(() => socket.destroy(), 3_000).unref()
    })
  }

  it.each([
    ["GET // HTTP/1.1\r\nHost: a\r\n\r\n", /404/],
    ["GET //evil.example/%2e%2e HTTP/1.1\r\nHost: a\r\n\r\n", /404/],
    ["GET http://[ HTTP/1.1\r\nHost: a\r\n\r\n", /40\d/],
    ["GET /graphql?query={__typename} HTTP/1.1\r\nHost: a b c\r\n\r\n", /HTTP\/1\.1 (200|40\d)/],
    ["GET /ready HTTP/1.1\r\nHost: [::1\r\n\r\n", /HTTP\/1\.1 (200|40\d)/],
    ["GET /ready HTTP/1.1\r\n\r\n", /400/],
    ["GET /ready HTTP/1.0\r\n\r\n", /HTTP\/1\.1 (200|40\d)/],
    ["OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", /HTTP\/1\.1 (20\d|40\d)/],
    ["CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n", /^$|40\d/],
    ["\x16\x03\x01 TLS?", /400/],
    [
      "POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      /400/,
    ],
    [`GET /ready HTTP/1.1\r\nHost: a\r\nX: ${"x".repeat(20_000)}\r\n\r\n`, /431/],
  ])("answers %j", async (text, expected) => {
    expect(await raw(text)).toMatch(expected)
    expect(await ask(address.origin, "{ __typename }")).toMatchObject({ data: { __typename: "Query" } })
  })

  it("does not mind clients that go away in the middle", async () => {
    const head = `POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(BODY)}\r\n\r\n`
    for (const [text, wait] of [
      [head, 20],
      [head + BODY.slice(0, 9), 20],
      [head + BODY, 0],
      [head + BODY, 5],
    ] as const) {
      for (let i = 0; i < 10; i++) {
        const socket = connect(Number(address.port), address.hostname, () => socket.write(text))
        socket.on("error", () => {})
        await new Promise((resolve) => setTimeout(resolve, wait))
        socket.resetAndDestroy()
      }
    }
    expect(await ask(address.origin, "{ __typename }")).toMatchObject({ data: { __typename: "Query" } })
  })
})
