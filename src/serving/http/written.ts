import type { ExecutionResult, GraphQLError } from "graphql"
import { boundedErrors } from "./bounded-errors.ts"
import type { HeaderValues } from "./header-values.ts"
import { type AnswerType, PLAIN_JSON } from "./media-types.ts"

/** An error's extension `http`, which says what status and headers the answer gets; clients do not see it. */
interface OfHttp {
  readonly status?: number
  readonly headers?: HeaderValues
  /** Whether it is an error in the document, for which clients that accept only application/json get status 200. */
  readonly spec?: boolean
}

/** A result in the form in which it is sent. */
export interface Answer {
  readonly status: number
  /** The headers that errors add to those of every answer. */
  readonly headers: HeaderValues
  readonly body: Buffer<ArrayBuffer>
  readonly hasErrors: boolean
  /** The price in `extensions.cost`, with which the body ends; `null` if nothing was executed. */
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

/**
 * An answer that consists of one error, as JSON. @param status if the error does not say one. @param more headers besides those
 * of the error.
 */
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

/** The status of the most severe error. */
function statusOf(errors: readonly GraphQLError[], type: AnswerType): number {
  const told = errors.map(ofHttp).filter(({ spec }) => !(spec && type === PLAIN_JSON))
  return Math.max(200, ...told.map(({ status }) => status ?? 200))
}

function ofHttp(error: GraphQLError): OfHttp {
  return (error.extensions.http as OfHttp | undefined) ?? {}
}
