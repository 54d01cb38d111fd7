import type { IncomingMessage } from "node:http"
import type { Plugin } from "graphql-yoga"
import type { RateLimit } from "../rate-limit/rate-limit.ts"
import { headersOf, rateLimited, withTold } from "../rate-limit/told.ts"

/** Health checks are frequent and cost nothing; neither do the preflight requests of browsers. */
const FREE = /^\/(health|ready)$/

export interface RateLimitOptions {
  readonly rates: RateLimit
  /** The price of an address that is no query; null if it is known only later. */
  readonly priceOf: (pathname: string) => number | null
}

/**
 * Limits the points that each client may spend, and tells clients what they have left: in headers, and in `extensions.cost` of
 * answers to POST. (Answers to GET may be cached and given to other clients.) A request that is refused for any reason, or is
 * no query, costs one point.
 */
export function useRateLimit({ rates, priceOf }: RateLimitOptions): Plugin<object, { req?: IncomingMessage }> {
  return {
    async onRequest({ request, url, serverContext, fetchAPI, endResponse }) {
      if (request.method === "OPTIONS" || FREE.test(url.pathname)) return
      const bill = rates.billOf(serverContext.req, request)
      // It was already paid when it was executed.
      if (bill.isPaid) return
      const known = priceOf(url.pathname)
      // A feed may cost more than the limit; it then costs the whole limit, so that it can be had at all.
      const price = known === null ? null : Math.min(known, rates.limit)
      const refused = bill.refused()
      const spent = refused ?? (price === null ? null : await bill.pay(price))
      if (spent === null || spent.allowed) return
      const error = rateLimited(spent, price ?? 1)
      const headers = { "cache-control": "no-store" }
      endResponse(fetchAPI.Response.json(withTold({ errors: [error] }, spent), { status: 429, headers }))
    },
    async onResultProcess({ request, result, setResult, serverContext }) {
      if (Array.isArray(result) || Symbol.asyncIterator in result) return
      const spent = await rates.billOf(serverContext.req, request).pay(1)
      if (request.method === "POST" || !spent.allowed) setResult(withTold(result, spent))
    },
    async onResponse({ request, response, serverContext }) {
      const { pathname } = new URL(request.url)
      if (request.method === "OPTIONS" || FREE.test(pathname)) return
      const spent = await rates.billOf(serverContext.req, request).pay(1)
      for (const [name, value] of Object.entries(headersOf(spent))) response.headers.set(name, value)
    },
  }
}
