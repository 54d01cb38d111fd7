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

/** The parts of the application that are used besides its listener. */
interface Application extends RequestListener {
  getResultForParams(payload: { params: GraphQLParams; request: Request }, context: object): unknown
}

export interface DirectOptions {
  readonly cors: CorsHeaders
  /** `null`: nothing is kept, every request is executed. */
  readonly cache: AnswerCache | null
  /** `null`: there are no limits for clients. */
  readonly rates: RateLimit | null
  readonly pace: Pace
  readonly clientOf: ClientOf
  /** In bytes. */
  readonly largestRequest: number
  /** Turns an error into what the client may see of it. */
  readonly mask: (error: unknown) => GraphQLError
  /** Called for each answer before it is sent. @returns the request's id. */
  readonly onAnswer: (request: Request, status: number) => string
}

/**
 * Answers the usual request, a POST of JSON to `/graphql`, without building Fetch requests and responses, and from memory if
 * possible. Everything that decides the answer is still done by Yoga and its plugins: documents, limits, execution, masking.
 * Both ways read parameters and write results with the same functions. Unusual requests go through Yoga as a whole
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

/**
 * Adds to an answer what its client has left; or refuses it, if the client does not have the points that the answer (made for
 * another client) costs.
 */
async function billed(answer: Answer, bill: Bill, type: AnswerType): Promise<Answer> {
  const spent = await bill.pay(answer.price ?? 1)
  const refusal = () => written(withTold({ errors: [rateLimited(spent, answer.price ?? 1)] }, spent), type)
  const told = answer.hasErrors ? answer : spent.allowed ? endingWith(answer, spent) : refusal()
  return { ...told, headers: { ...told.headers, ...headersOf(spent) } }
}

/**
 * The answer to a request with this body. Only answers without errors are kept; the same one serves clients that accept
 * different JSON media types.
 */
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
