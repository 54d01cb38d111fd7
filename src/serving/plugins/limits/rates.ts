import type { IncomingMessage } from "node:http"
import type { ExecutionArgs, GraphQLError } from "graphql"
import { whenThere } from "../../../db/batching.ts"
import type { RateLimit } from "../../rate-limit/rate-limit.ts"
import { rateLimited } from "../../rate-limit/told.ts"

/**
 * Charges the price of a query to its client. @returns an error if the client does not have the points. @param rates `null`:
 * there are no limits.
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
