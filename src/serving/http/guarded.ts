import type { IncomingMessage, RequestListener, ServerResponse } from "node:http"
import type { GraphQLError } from "graphql"
import { PLAIN_JSON } from "./media-types.ts"
import { NO_SNIFFING } from "./security-headers.ts"

type Listener = (request: IncomingMessage, response: ServerResponse) => unknown

/**
 * A listener whose failures reach only the client whose request they fail: what it throws, at once or by its promise, is answered with
 * status 500. Node would end the process, and with it the requests of everybody else.
 * @param mask logs an error and gives what a client may know of it.
 */
export function guarded(listener: Listener, mask: (error: unknown) => GraphQLError): RequestListener {
  return (request, response) => {
    const failed = (error: unknown) => refuse(response, mask(error))
    try {
      const done = listener(request, response)
      if (done instanceof Promise) done.catch(failed)
    } catch (error) {
      failed(error)
    }
  }
}

function refuse(response: ServerResponse, error: GraphQLError): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  const { http, ...extensions } = error.extensions
  const status = (http as { status?: number } | undefined)?.status ?? 500
  const body = JSON.stringify({ errors: [{ message: error.message, extensions }] })
  response.writeHead(status, { ...NO_SNIFFING, "content-type": PLAIN_JSON, "cache-control": "no-store" }).end(body)
}
