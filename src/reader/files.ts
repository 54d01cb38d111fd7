import type { IncomingMessage, ServerResponse } from "node:http"
import send from "send"

const ASSETS = "/assets/"
/** What stands at the top of examples/reader/public, under names that do not change with the contents. */
const OTHERS = ["/before-paint.js", "/isnad.svg"]
/** Everything the reader needs comes from here; nothing may frame it. */
const POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
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
  response.setHeader("content-security-policy", POLICY)
  response.setHeader("referrer-policy", "same-origin")
  deliver(send(request, "/index.html", { root: folder, cacheControl: false }), response, otherwise)
}

/** `send` refuses whatever leads out of the folder. What it does not find, or refuses, is answered like any unknown address. */
function deliver(stream: send.SendStream, response: ServerResponse, otherwise: () => void): void {
  response.setHeader("x-content-type-options", "nosniff")
  stream.on("error", () => {
    if (response.headersSent) response.destroy()
    else otherwise()
  })
  stream.on("directory", otherwise)
  stream.pipe(response)
}
