import type { IncomingMessage, ServerResponse } from "node:http"
import send from "send"
import { NO_SNIFFING, pageHeaders } from "../http/security-headers.ts"

const ASSETS = "/assets/"
/** Files of apps/reader/public whose names do not change with their contents. */
const OTHERS = ["/before-paint.js", "/isnad.svg"]
const PAGE = pageHeaders()
const A_YEAR_MS = 31_536_000_000

/**
 * Sends a built file. Files whose names contain a hash of their contents may be cached for ever; others are revalidated with
 * their ETag.
 */
export function sendAsset(
  folder: string,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
  otherwise: () => void,
): void {
  const named = path.startsWith(ASSETS)
  if (!named && !OTHERS.includes(path)) {
    otherwise()
    return
  }
  const caching = named ? { immutable: true, maxAge: A_YEAR_MS } : { maxAge: 0 }
  deliver(send(request, path, { root: folder, index: false, dotfiles: "ignore", ...caching }), response, otherwise)
}

/** Sends the reader's page, which is the same for all of its addresses. */
export function sendPage(folder: string, request: IncomingMessage, response: ServerResponse, otherwise: () => void): void {
  response.setHeader("cache-control", "no-cache")
  for (const [name, value] of Object.entries(PAGE)) response.setHeader(name, value)
  deliver(send(request, "/index.html", { root: folder, cacheControl: false }), response, otherwise)
}

/**
 * Sends a file. The package `send` refuses paths outside of the folder; those, and missing files, are answered like unknown
 * addresses.
 */
function deliver(stream: send.SendStream, response: ServerResponse, otherwise: () => void): void {
  for (const [name, value] of Object.entries(NO_SNIFFING)) response.setHeader(name, value)
  stream.on("error", () => {
    if (response.headersSent) response.destroy()
    else otherwise()
  })
  stream.on("directory", otherwise)
  stream.pipe(response)
}
