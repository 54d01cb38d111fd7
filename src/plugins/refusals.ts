import type { Plugin } from "graphql-yoga"
import { codedError } from "../errors.ts"

const EXPECTED: Record<number, string> = {
  406: "Expected the header `accept` to allow application/graphql-response+json or application/json.",
  415: "Expected the header `content-type` to be application/json.",
}

/**
 * Says in words and with a code what is otherwise refused without any, or taken for a defect: types of content, JSON in an address
 * that is none, and documents nested so deeply that reading them exhausts the stack.
 */
export function useRefusals(): Plugin {
  return {
    onRequestParse({ requestParser, setRequestParser }) {
      if (!requestParser) return
      setRequestParser(async (request) => {
        try {
          return await requestParser(request)
        } catch (error) {
          if (!(error instanceof SyntaxError)) throw error
          throw codedError(
            "BAD_REQUEST",
            `Expected \`variables\` and \`extensions\` to be JSON objects: ${error.message}.`,
            400,
          )
        }
      })
    },
    onParse() {
      return ({ result, replaceParseResult }) => {
        if (result instanceof RangeError)
          replaceParseResult(
            codedError("GRAPHQL_PARSE_FAILED", "Expected a document with fewer levels, got one that is nested too deeply."),
          )
      }
    },
    onResponse({ response, setResponse, fetchAPI }) {
      const message = response.body === null ? EXPECTED[response.status] : undefined
      if (!message) return
      const { status, headers } = response
      setResponse(fetchAPI.Response.json({ errors: [codedError("BAD_REQUEST", message)] }, { status, headers }))
    },
  }
}
