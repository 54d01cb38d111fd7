import type { IncomingMessage, RequestListener, ServerResponse } from "node:http"
import type { ExecutionResult } from "graphql"
import type { GraphQLParams, Plugin } from "graphql-yoga"
import { bodyOf } from "./body.ts"
import { DirectRequest } from "./direct-request.ts"
import type { AnswerHeaders, Kinds } from "./kinds.ts"

/** What is used of the application beside its listener. */
interface Application extends RequestListener {
  getResultForParams(payload: { params: GraphQLParams; request: Request }, context: object): unknown
}

/** Results that Yoga is to send, by the request that they answer. */
const computed = new WeakMap<IncomingMessage, ExecutionResult>()

/** Lets Yoga send a result that is there already: it knows which status and headers errors need. */
export function useComputed(): Plugin<object, { req?: IncomingMessage }> {
  return {
    onParams({ context, setResult }) {
      const result = context.req && computed.get(context.req)
      if (result) setResult(result)
    },
  }
}

export interface DirectOptions {
  readonly kinds: Kinds
  /** Bytes. */
  readonly largestRequest: number
  /** Told of each answer that was sent. @returns the id of the request. */
  readonly onAnswer: (request: Request) => string
}

/**
 * Answers the usual request, a POST of JSON to `/graphql`, without building Fetch requests and responses around it. All that decides
 * what is answered stays Yoga's and its plugins': documents, limits, execution, masking. What is not usual, and every answer with an
 * error, goes through Yoga altogether (docs/adr/0014).
 */
export function direct(app: Application, { kinds, largestRequest, onAnswer }: DirectOptions): RequestListener {
  return async (request, response) => {
    const headers = isUsual(request, largestRequest) ? kinds.headersFor(request) : undefined
    if (!headers) return app(request, response)
    const body = await bodyOf(request)
    if (body === null) return
    const params = paramsIn(body)
    if (params) {
      const seen = new DirectRequest(request, response) as unknown as Request
      const result = (await app.getResultForParams({ params, request: seen }, { request: seen })) as ExecutionResult
      if (response.destroyed) return
      if (isGood(result)) return send(response, result, headers, onAnswer(seen))
      computed.set(request, result)
    }
    // The stream is read; Yoga takes what is left in its place.
    Object.assign(request, { body })
    app(request, response)
  }
}

function isUsual({ method, url, headers }: IncomingMessage, largest: number): boolean {
  return (
    method === "POST" &&
    url === "/graphql" &&
    headers["content-type"] === "application/json" &&
    headers["content-encoding"] === undefined &&
    headers["access-control-request-headers"] === undefined &&
    Number(headers["content-length"]) <= largest
  )
}

/** What the request asks for; null where it is not for us to say what is wrong with it. */
function paramsIn(body: string): GraphQLParams | null {
  try {
    const params: unknown = JSON.parse(body)
    return typeof params === "object" && params !== null && !Array.isArray(params) ? (params as GraphQLParams) : null
  } catch {
    return null
  }
}

function isGood(result: ExecutionResult): boolean {
  return result.errors === undefined && result.data !== undefined && !("http" in (result.extensions ?? {}))
}

function send(response: ServerResponse, { data, extensions }: ExecutionResult, headers: AnswerHeaders, id: string): void {
  const text = JSON.stringify({ data, extensions })
  response.writeHead(200, { ...headers, "x-request-id": id, "content-length": Buffer.byteLength(text) }).end(text)
}
