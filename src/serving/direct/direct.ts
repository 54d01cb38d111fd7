import type { IncomingMessage, RequestListener } from "node:http"
import type { ExecutionResult, GraphQLError } from "graphql"
import type { GraphQLParams } from "graphql-yoga"
import { Reads } from "../../content/reads.ts"
import { bodyOf } from "../http/body.ts"
import type { ClientOf } from "../http/client.ts"
import type { CorsHeaders } from "../http/cors.ts"
import { type AnswerType, answerTypeFor } from "../http/media-types.ts"
import type { Pace } from "../http/pace.ts"
import { parametersIn, textOf } from "../http/parameters.ts"
import { responseHeaders } from "../http/response-headers.ts"
import { type Answer, written } from "../http/written.ts"
import type { Bill, RateLimit } from "../rate-limit/rate-limit.ts"
import { endingWith, headersOf, rateLimited, withTold } from "../rate-limit/told.ts"
import type { AnswerCache } from "../response-cache/answer-cache.ts"
import { DirectRequest } from "./request.ts"

/** What is used of the application beside its listener. */
interface Application extends RequestListener {
  getResultForParams(payload: { params: GraphQLParams; request: Request }, context: object): unknown
}

export interface DirectOptions {
  readonly cors: CorsHeaders
  /** `null`: every request is executed. */
  readonly cache: AnswerCache | null
  /** `null`: clients may have as much as they like. */
  readonly rates: RateLimit | null
  readonly pace: Pace
  readonly clientOf: ClientOf
  /** Bytes. */
  readonly largestRequest: number
  /** What a client may know of an error. */
  readonly mask: (error: unknown) => GraphQLError
  /** Told of each answer before it is sent. @returns the id of the request. */
  readonly onAnswer: (request: Request, status: number) => string
}

/**
 * Answers the usual request, a POST of JSON to `/graphql`, without building Fetch requests and responses around it, and from memory
 * where it can. All that decides what is answered stays Yoga's and its plugins': documents, limits, execution, masking. Which parameters
 * a body has, and how a result is written, the two ways have from the same functions. What is not usual goes through Yoga altogether
 * (docs/adr/0014).
 */
export function direct(
  app: Application,
  { cors, cache, rates, pace, clientOf, largestRequest, mask, onAnswer }: DirectOptions,
): RequestListener {
  const headersFor = responseHeaders(cors)

  async function resultOf(
    req: IncomingMessage,
    seen: Request,
    text: string | null,
    isLarge: boolean,
    reads: Reads | undefined,
  ): Promise<ExecutionResult> {
    try {
      if (isLarge) await pace.turn(clientOf(req))
      const params = parametersIn(text)
      return (await app.getResultForParams({ params, request: seen }, { request: seen, req, reads })) as ExecutionResult
    } catch (error) {
      return { errors: [mask(error)] }
    }
  }

  return async (request, response) => {
    const type = isUsual(request, largestRequest) ? answerTypeFor(request.headers.accept) : null
    const bill = rates && type ? rates.billOf(request, request) : null
    if (type === null || bill?.refused()) return app(request, response)
    const bytes = await bodyOf(request)
    if (bytes === null) return
    const isLarge = pace.isLarge(bytes.length, request.socket)
    const text = textOf(bytes)
    const seen = new DirectRequest(request, response) as unknown as Request
    const make = async (reads?: Reads) => {
      const result = await resultOf(request, seen, text, isLarge, reads)
      const made = written(bill && result.errors ? withTold(result, await bill.pay(1)) : result, type)
      pace.answered(made.body.length, request.socket)
      return made
    }
    const mayBeKept = text !== null && request.headers.authorization === undefined
    const answer = cache && mayBeKept ? await fromCache(cache, text, make) : await make()
    const { status, headers, body } = bill ? await billed(answer, bill, type) : answer
    if (response.destroyed) return
    const usual = headersFor(type, request.headers.origin)
    const id = onAnswer(seen, status)
    response.writeHead(status, { ...usual, ...headers, "x-request-id": id, "content-length": body.length }).end(body)
  }
}

/** An answer with what its client has left, or a refusal where it does not have what an answer costs that was made for another. */
async function billed(answer: Answer, bill: Bill, type: AnswerType): Promise<Answer> {
  const spent = await bill.pay(answer.price ?? 1)
  const refusal = () => written(withTold({ errors: [rateLimited(spent, answer.price ?? 1)] }, spent), type)
  const told = answer.hasErrors ? answer : spent.allowed ? endingWith(answer, spent) : refusal()
  return { ...told, headers: { ...told.headers, ...headersOf(spent) } }
}

/** The answer to a request with this body: in memory only where it has no errors, and the same for clients that take other types of JSON. */
async function fromCache(cache: AnswerCache, text: string, make: (reads: Reads) => Promise<Answer>): Promise<Answer> {
  const known = cache.get(text)
  if (known) return known
  let failed: Answer | undefined
  const answer = await cache.answer(text, async () => {
    const reads = new Reads()
    const made = await make(reads)
    if (!made.hasErrors) return { answer: made, reads }
    failed = made
    return null
  })
  return answer ?? (failed as Answer)
}

function isUsual({ method, url, headers }: IncomingMessage, largest: number): boolean {
  return (
    method === "POST" &&
    url === "/graphql" &&
    headers["content-type"] === "application/json" &&
    headers["content-encoding"] === undefined &&
    Number(headers["content-length"]) <= largest
  )
}
