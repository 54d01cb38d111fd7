import type { ExecutionResult, GraphQLError } from "graphql"
import { boundedErrors } from "./bounded-errors.ts"
import type { HeaderValues } from "./header-values.ts"
import { type AnswerType, PLAIN_JSON } from "./media-types.ts"

/** What an error's extension `http` says of the answer in which it stands; clients do not see it. */
interface OfHttp {
  readonly status?: number
  readonly headers?: HeaderValues
  /** Whether the error is one of the document: clients that take nothing but application/json get 200 for it. */
  readonly spec?: boolean
}

/** A result as it is sent. */
export interface Answer {
  readonly status: number
  /** Those that errors add to the ones that every answer has. */
  readonly headers: HeaderValues
  readonly body: Buffer<ArrayBuffer>
  readonly hasErrors: boolean
  /** What `extensions.cost` says, with which the body ends; `null` where nothing was executed. */
  readonly price: number | null
}

const NONE: HeaderValues = {}

export function written({ data, errors, extensions }: ExecutionResult, type: AnswerType): Answer {
  if (!errors?.length)
    return { status: 200, headers: NONE, body: bytesOf({ data, extensions }), hasErrors: false, price: priceIn(extensions) }
  return {
    status: data ? 200 : statusOf(errors, type),
    headers: Object.assign({}, ...errors.map((error) => ofHttp(error).headers)),
    body: bytesOf({ errors: boundedErrors(errors), data, extensions }),
    hasErrors: true,
    price: priceIn(extensions),
  }
}

/** An error that is the whole answer, as JSON. @param status where the error says none. @param more headers beside those that it says. */
export function refused(
  error: GraphQLError,
  status = 500,
  more: HeaderValues = NONE,
): Pick<Answer, "status" | "headers" | "body"> {
  const { status: own = status, headers } = ofHttp(error)
  return {
    status: own,
    headers: { "content-type": PLAIN_JSON, "cache-control": "no-store", ...more, ...headers },
    body: bytesOf({ errors: boundedErrors([error]) }),
  }
}

function priceIn(extensions: ExecutionResult["extensions"]): number | null {
  return (extensions?.cost as { price?: number } | undefined)?.price ?? null
}

function bytesOf(value: object): Buffer<ArrayBuffer> {
  return Buffer.from(JSON.stringify(value))
}

/** That of the gravest error. */
function statusOf(errors: readonly GraphQLError[], type: AnswerType): number {
  const told = errors.map(ofHttp).filter(({ spec }) => !(spec && type === PLAIN_JSON))
  return Math.max(200, ...told.map(({ status }) => status ?? 200))
}

function ofHttp(error: GraphQLError): OfHttp {
  return (error.extensions.http as OfHttp | undefined) ?? {}
}
