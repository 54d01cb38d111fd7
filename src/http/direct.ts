import type { IncomingMessage, RequestListener, ServerResponse } from "node:http"
import type { ExecutionResult } from "graphql"
import type { GraphQLParams, Plugin } from "graphql-yoga"
import { Reads } from "../db/reads.ts"
import { bodyOf } from "./body.ts"
import type { Answer, AnswerCache } from "./cache/answer-cache.ts"
import { DirectRequest } from "./direct-request.ts"
import { type AnswerHeaders, type Kinds, kindOf } from "./kinds.ts"

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
  /** `null`: every request is executed. */
  readonly cache: AnswerCache | null
  /** Bytes. */
  readonly largestRequest: number
  /** Told of each answer that was sent. @returns the id of the request. */
  readonly onAnswer: (request: Request) => string
}

/**
 * Answers the usual request, a POST of JSON to `/graphql`, without building Fetch requests and responses around it, and from memory
 * where it can. All that decides what is answered stays Yoga's and its plugins': documents, limits, execution, masking. What is not
 * usual, and every answer with an error, goes through Yoga altogether (docs/adr/0014).
 */
export function direct(app: Application, { kinds, cache, largestRequest, onAnswer }: DirectOptions): RequestListener {
  const byYoga = (request: IncomingMessage, response: ServerResponse, body: string) => {
    // The stream is read; Yoga takes what was in it.
    Object.assign(request, { body })
    app(request, response)
  }

  /** `null` where Yoga refuses the request itself: it will do so again. */
  async function resultOf(
    req: IncomingMessage,
    params: GraphQLParams,
    seen: Request,
    reads?: Reads,
  ): Promise<ExecutionResult | null> {
    try {
      return (await app.getResultForParams({ params, request: seen }, { request: seen, req, reads })) as ExecutionResult
    } catch {
      return null
    }
  }

  /** Executes a request. `null`: the answer is for Yoga to send. */
  async function make(request: IncomingMessage, seen: Request, body: string, headers: AnswerHeaders, reads?: Reads) {
    const params = paramsIn(body)
    const result = params && (await resultOf(request, params, seen, reads))
    if (!result) return null
    if (isGood(result)) return answerOf(result, headers)
    computed.set(request, result)
    return null
  }

  return async (request, response) => {
    const headers = isUsual(request, largestRequest) ? kinds.headersFor(request) : undefined
    if (!headers) return app(request, response)
    const body = await bodyOf(request)
    if (body === null) return
    const seen = new DirectRequest(request, response) as unknown as Request
    const answer =
      cache && request.headers.authorization === undefined
        ? await fromCache(cache, `${kindOf(request)}\n${body}`, (reads) => make(request, seen, body, headers, reads))
        : await make(request, seen, body, headers)
    if (response.destroyed) return
    if (answer) send(response, answer, onAnswer(seen))
    else byYoga(request, response, body)
  }
}

type Make = (reads: Reads) => Promise<Answer | null>

function fromCache(cache: AnswerCache, key: string, make: Make): Answer | Promise<Answer | null> {
  const known = cache.get(key)
  if (known) return known
  return cache.answer(key, async () => {
    const reads = new Reads()
    const answer = await make(reads)
    return answer && { answer, reads }
  })
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

function answerOf({ data, extensions }: ExecutionResult, headers: AnswerHeaders): Answer {
  return { body: Buffer.from(JSON.stringify({ data, extensions })), headers }
}

function send(response: ServerResponse, { body, headers }: Answer, id: string): void {
  response.writeHead(200, { ...headers, "x-request-id": id, "content-length": body.length }).end(body)
}
