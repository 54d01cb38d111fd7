import type { ExecutionResult } from "graphql"
import { codedError } from "../../errors.ts"
import type { Answer } from "../http/written.ts"
import { type Spent, WINDOW_MS } from "./window.ts"

/** Headers that scripts of other origins may read, to know what they have left. */
export const RATE_HEADERS = ["RateLimit", "RateLimit-Policy", "Retry-After"]

/** The headers of https://www.ietf.org/archive/id/draft-ietf-httpapi-ratelimit-headers-10.html. */
export function headersOf({ allowed, limit, remaining, resetMs }: Spent): Record<string, string> {
  const seconds = Math.ceil(resetMs / 1_000)
  return {
    "ratelimit-policy": `"points";q=${limit};w=${WINDOW_MS / 1_000}`,
    ratelimit: `"points";r=${remaining};t=${seconds}`,
    ...(allowed ? {} : { "retry-after": String(Math.max(1, seconds)) }),
  }
}

/** What `extensions.cost` has besides price and limit. */
export interface Told {
  readonly perMinute: number
  readonly remaining: number
  /** In ISO 8601. */
  readonly resetAt: string
}

export function toldOf({ limit, remaining, resetMs }: Spent): Told {
  return { perMinute: limit, remaining, resetAt: new Date(Date.now() + resetMs).toISOString() }
}

/** A result, with what the client has left added to its extensions. */
export function withTold<Result extends ExecutionResult>(result: Result, spent: Spent): Result {
  const cost = { ...(result.extensions?.cost as object | undefined), ...toldOf(spent) }
  return { ...result, extensions: { ...result.extensions, cost } }
}

/**
 * An answer without errors, with what the client has left. Its bytes end with `extensions.cost`, so they are extended; bytes in
 * the cache stay as they are.
 */
export function endingWith(answer: Answer, spent: Spent): Answer {
  if (answer.price === null) return answer
  const end = Buffer.from(`,${JSON.stringify(toldOf(spent)).slice(1)}}}`)
  return { ...answer, body: Buffer.concat([answer.body.subarray(0, -"}}}".length), end]) }
}

/** The error for a client without points. @param points what the request costs, if known. */
export function rateLimited({ limit, remaining, resetMs }: Spent, points = 1) {
  const seconds = Math.max(1, Math.ceil(resetMs / 1_000))
  const message = `Expected requests that cost ${limit} points a minute together, got more: this one costs ${points}, and ${remaining} are left. Ask again in ${seconds} s.`
  return codedError("RATE_LIMITED", message, 429)
}
