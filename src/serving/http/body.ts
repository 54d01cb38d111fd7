import type { IncomingMessage } from "node:http"

/** The whole body; null if the client disconnects or sends another length than it announced. */
export function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  return new Promise((resolve) => {
    const parts: Buffer[] = []
    request.on("data", (part: Buffer) => parts.push(part))
    request.on("end", () => resolve(parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts)))
    request.on("error", () => resolve(null))
  })
}
