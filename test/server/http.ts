import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { createApp } from "../../src/app.ts"
import type { Database } from "../../src/db/database.ts"
import { createLogger } from "../../src/logger.ts"

/** Every code that an answer may carry. */
export const CODES = [
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "BAD_USER_INPUT",
  "BAD_REQUEST",
  "OPERATION_RESOLUTION_FAILURE",
  "REQUEST_ENTITY_TOO_LARGE",
  "QUERY_TOO_COMPLEX",
  "RESPONSE_TOO_LARGE",
]

export const GRAPHQL_JSON = "application/graphql-response+json"

type Settings = Partial<Parameters<typeof createApp>[0]["config"]>

export function appOver(database: Database, settings: Settings = {}, log = createLogger("silent", false)) {
  return createApp({ config: { corsOrigins: "*", graphiql: false, ...settings } as never, database, log })
}

/** What a browser would send. `body` as text is sent as it is. */
export function post(body: unknown, headers: Record<string, string> = {}) {
  return {
    method: "POST",
    headers: { "content-type": "application/json", accept: GRAPHQL_JSON, ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  }
}

export interface Answer {
  status: number
  headers: Headers
  errors: { message: string; extensions: { code: string } }[]
  data: Record<string, unknown> | null | undefined
}

export async function send(app: ReturnType<typeof appOver>, init: RequestInit, path = "/graphql"): Promise<Answer> {
  const response = await app.fetch(`http://isnad.test${path}`, init as never)
  const { errors = [], data } = (await response.json()) as Pick<Answer, "errors" | "data">
  return { status: response.status, headers: response.headers as Headers, errors, data }
}

/** A server on a free port, for what only a socket shows. */
export async function listening(listener: Parameters<typeof createServer>[1]): Promise<{ server: Server; port: number }> {
  const server = createServer(listener as never)
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return { server, port: (server.address() as AddressInfo).port }
}
