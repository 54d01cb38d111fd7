import { Agent, request } from "node:http"
import type { Answer } from "./judge.ts"
import type { HttpRequest } from "./odd-requests.ts"

const agent = new Agent({ keepAlive: true, maxSockets: 16 })
const PATIENCE_MS = 30_000

/** Sends a request just as it is, which `fetch` would not. @throws where the connection ends without an answer. */
export function overHttp(address: string, { method, path, headers, body }: HttpRequest): Promise<Answer> {
  const { hostname, port } = new URL(address)
  // Node sends none by itself for methods that seldom have a body.
  const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) }
  return new Promise((resolve, reject) => {
    const sent = request(
      { hostname, port, method, path, headers: { ...length, ...headers }, agent, timeout: PATIENCE_MS },
      (response) => {
        const parts: Buffer[] = []
        response.on("data", (part: Buffer) => parts.push(part))
        response.on("error", reject)
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            type: response.headers["content-type"] ?? "",
            text: Buffer.concat(parts).toString(),
          }),
        )
      },
    )
    sent.on("timeout", () => sent.destroy(new Error(`no answer within ${PATIENCE_MS} ms`)))
    sent.on("error", reject)
    sent.end(body)
  })
}
