import type { IncomingMessage, RequestListener, ServerResponse } from "node:http"
import type { GraphQLError } from "graphql"
import { NO_SNIFFING } from "./security-headers.ts"
import { refused } from "./written.ts"

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

/** Answers with an error alone; where an answer has begun, it ends without an end, so that nobody takes it for whole. */
export function refuse(response: ServerResponse, error: GraphQLError, status?: number): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  const { headers, body, status: told } = refused(error, status)
  response.writeHead(told, { ...NO_SNIFFING, ...headers }).end(body)
}
