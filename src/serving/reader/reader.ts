import { existsSync } from "node:fs"
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http"
import type { Logger } from "../../logger.ts"
import { pageHeaders } from "../http/security-headers.ts"
import { build, builtFolder } from "./build.ts"
import { sendAsset, sendPage } from "./files.ts"
import { pageLanguage, preferredLanguage } from "./paths.ts"
import { waitingPage } from "./waiting-page.ts"

/** The page that says that the reader is being built contains its style. */
const WAITING = pageHeaders("style-src 'unsafe-inline'")

export interface Reader {
  /** Answers requests for the reader's addresses, and passes all others to `next`. */
  before(next: RequestListener): RequestListener
  /** Resolves once it is known whether there is a reader. */
  readonly settled: Promise<void>
  /** Ends a build that is still running. */
  stop(): Promise<void>
}

export interface ReaderOptions {
  readonly log: Pick<Logger, "warn">
  /** For tests: the folder of the built files, and the function that builds them. */
  readonly folder?: string | null
  readonly build?: typeof build
}

/**
 * Serves the web application in apps/reader. If it is not built yet, it is built now, in the background, and its pages say so
 * meanwhile. If it cannot be built, it is as if it were switched off, and the log says why.
 */
export function openReader({ log, folder = builtFolder(), build: make = build }: ReaderOptions): Reader {
  let state: "building" | "built" | "none" = "building"
  const stopping = new AbortController()

  async function settle(): Promise<void> {
    if (folder === null) {
      state = "none"
      return
    }
    try {
      if (!existsSync(folder)) await make(folder, stopping.signal)
      state = "built"
    } catch (error) {
      state = "none"
      if (!stopping.signal.aborted)
        log.warn({ err: error }, "the reader could not be built; READER=off serves Isnad without it")
    }
  }
  const settled = settle()

  function answers(request: IncomingMessage, response: ServerResponse, otherwise: () => void): void {
    if (folder === null || state === "none" || (request.method !== "GET" && request.method !== "HEAD")) {
      otherwise()
      return
    }
    const path = (request.url ?? "/").split("?", 1)[0] as string
    const language = pageLanguage(path)
    const preferred = language ?? preferredLanguage(request.headers["accept-language"])
    if (path !== "/" && language === null) sendAsset(folder, path, request, response, otherwise)
    else if (state === "building")
      response
        .writeHead(200, { ...WAITING, "content-type": "text/html; charset=utf-8", "cache-control": "no-store" })
        .end(waitingPage(preferred))
    else if (language === null)
      response.writeHead(302, { location: `/${preferred}`, vary: "accept-language", "cache-control": "no-cache" }).end()
    else sendPage(folder, request, response, otherwise)
  }

  return {
    before: (next) => (request, response) => answers(request, response, () => next(request, response)),
    settled,
    async stop() {
      stopping.abort()
      await settled
    },
  }
}
