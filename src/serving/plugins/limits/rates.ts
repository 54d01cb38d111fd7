import type { IncomingMessage } from "node:http"
import type { ExecutionArgs, GraphQLError } from "graphql"
import { whenThere } from "../../../db/batching.ts"
import type { RateLimit } from "../../rate-limit/rate-limit.ts"
import { rateLimited } from "../../rate-limit/told.ts"

/**
 * Takes the price of a query from what its client may have in a minute; the error where it may not have it.
 * @param rates `null`: every client may have as much as it likes.
 */
export function pay(
  rates: RateLimit | null,
  { contextValue }: ExecutionArgs,
  price: number,
): GraphQLError | null | Promise<GraphQLError | null> {
  if (!rates) return null
  const { req, request } = contextValue as { req?: IncomingMessage; request: Request }
  return whenThere(rates.billOf(req, request).pay(price), (spent) => (spent.allowed ? null : rateLimited(spent, price)))
}
