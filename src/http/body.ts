import type { IncomingMessage } from "node:http"

/** The whole body as text; null where the client breaks off, or sends other than it announced. */
export function bodyOf(request: IncomingMessage): Promise<string | null> {
  return new Promise((resolve) => {
    const parts: Buffer[] = []
    request.on("data", (part: Buffer) => parts.push(part))
    request.on("end", () => resolve(parts.length === 1 ? String(parts[0]) : Buffer.concat(parts).toString()))
    request.on("error", () => resolve(null))
  })
}
