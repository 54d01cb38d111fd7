import type { IncomingMessage, ServerResponse } from "node:http"
import send from "send"
import { NO_SNIFFING, pageHeaders } from "../http/security-headers.ts"

const ASSETS = "/assets/"
/** What stands at the top of apps/reader/public, under names that do not change with the contents. */
const OTHERS = ["/before-paint.js", "/isnad.svg"]
const PAGE = pageHeaders()
const A_YEAR_MS = 31_536_000_000

/** One of the built files: those named by their contents may be kept for ever, the others are asked for again with their ETag. */
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

/** The one page in which all of the reader's addresses open. */
export function sendPage(folder: string, request: IncomingMessage, response: ServerResponse, otherwise: () => void): void {
  response.setHeader("cache-control", "no-cache")
  for (const [name, value] of Object.entries(PAGE)) response.setHeader(name, value)
  deliver(send(request, "/index.html", { root: folder, cacheControl: false }), response, otherwise)
}

/** `send` refuses whatever leads out of the folder. What it does not find, or refuses, is answered like any unknown address. */
function deliver(stream: send.SendStream, response: ServerResponse, otherwise: () => void): void {
  for (const [name, value] of Object.entries(NO_SNIFFING)) response.setHeader(name, value)
  stream.on("error", () => {
    if (response.headersSent) response.destroy()
    else otherwise()
  })
  stream.on("directory", otherwise)
  stream.pipe(response)
}
