import type { IncomingMessage, RequestListener, ServerResponse } from "node:http"
import type { GraphQLError } from "graphql"
import { NO_SNIFFING } from "./security-headers.ts"
import { refused } from "./written.ts"

type Listener = (request: IncomingMessage, response: ServerResponse) => unknown

/**
 * A listener whose failures reach only the client whose request failed: what it throws, also as a rejected promise, is answered
 * with status 500. Node would otherwise end the process, and with it all other requests. @param mask logs an error and returns
 * what the client may see of it.
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

/**
 * Answers with nothing but an error. If an answer has begun, the connection is closed without a proper end, so that it is not
 * taken for complete.
 */
export function refuse(response: ServerResponse, error: GraphQLError, status?: number): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  const { headers, body, status: told } = refused(error, status)
  response.writeHead(told, { ...NO_SNIFFING, ...headers }).end(body)
}
