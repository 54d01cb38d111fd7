import type { IncomingMessage } from "node:http"
import { GraphQLError } from "graphql"
import type { Plugin } from "graphql-yoga"
import { badRequest } from "../../errors.ts"
import type { ClientOf } from "../http/client.ts"
import { answerTypeFor, isJson } from "../http/media-types.ts"
import type { Pace } from "../http/pace.ts"
import { parametersIn, parametersOf, textOf } from "../http/parameters.ts"

const NOT_ACCEPTABLE = "Expected the header `accept` to allow application/graphql-response+json or application/json."
const NOT_JSON = "Expected the header `content-type` to be application/json, in UTF-8."
const ENCODED = "Expected a body as it is, got one with a `content-encoding`. Send it uncompressed."

/**
 * Reads the parameters of a request. Bodies must be JSON: forms and plain text are what browsers send to other origins without
 * a preflight request (https://graphql.github.io/graphql-over-http/draft/#sec-Request).
 */
export function useParameters(pace: Pace, clientOf: ClientOf): Plugin<object, { req?: IncomingMessage }> {
  return {
    onRequestParse({ request, url, serverContext, setRequestParser }) {
      const { method, headers } = request
      if (method !== "GET" && method !== "POST") return
      if (answerTypeFor(headers.get("accept")) === null) throw badRequest(NOT_ACCEPTABLE, 406)
      const turnOf = async (bytes: number) => {
        if (pace.isLarge(bytes)) await pace.turn(clientOf(serverContext?.req))
      }
      if (method === "GET") {
        setRequestParser(async () => {
          await turnOf(url.search.length)
          return parametersOf(url.searchParams)
        })
        return
      }
      if (!isJson(headers.get("content-type"))) throw badRequest(NOT_JSON, 415)
      if ((headers.get("content-encoding") ?? "identity").toLowerCase() !== "identity") throw badRequest(ENCODED, 415)
      setRequestParser(async (request) => {
        const bytes = await bytesOf(request)
        await turnOf(bytes.length)
        return parametersIn(textOf(bytes))
      })
    },
  }
}

async function bytesOf(request: Request): Promise<Buffer> {
  try {
    return Buffer.from(await request.arrayBuffer())
  } catch (error) {
    if (error instanceof GraphQLError) throw error
    throw badRequest("Expected the whole body, but the connection ended before.")
  }
}
