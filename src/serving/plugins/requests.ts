import { randomUUID } from "node:crypto"
import type { Plugin } from "graphql-yoga"
import type { Logger } from "../../logger.ts"

const USABLE_ID = /^[\w.:-]{1,100}$/

interface Started {
  id: string
  at: number
}

const requests = new WeakMap<Request, Started>()

/** The id of a request: its header `x-request-id` if that is usable, else a new one. */
export function requestIdOf(request: Request): string {
  return started(request).id
}

/** Logs every request with its id, and returns the id in a header. */
export function useRequests(log: Logger): Plugin {
  return {
    onRequest({ request }) {
      started(request)
    },
    onResponse({ request, response }) {
      response.headers.set("x-request-id", requestIdOf(request))
      logRequest(log, request, response.status)
    },
  }
}

/** Logs one line about a request that was answered. */
export function logRequest(log: Logger, request: Request, status: number): void {
  if (!log.isLevelEnabled("info")) return
  const { id, at } = started(request)
  const { pathname } = new URL(request.url)
  const milliseconds = Math.round(performance.now() - at)
  log.info({ requestId: id, method: request.method, path: pathname, status, milliseconds }, "request")
}

function started(request: Request): Started {
  let known = requests.get(request)
  if (!known) {
    const given = request.headers.get("x-request-id")
    known = { id: given && USABLE_ID.test(given) ? given : randomUUID(), at: performance.now() }
    requests.set(request, known)
  }
  return known
}
