import type { ExecutionResult } from "graphql"
import type { Plugin } from "graphql-yoga"
import { answerTypeFor, PLAIN_JSON } from "../http/media-types.ts"
import { written } from "../http/written.ts"

/**
 * Makes Yoga send answers as the direct way does: in the media type that the client prefers, with the statuses in
 * docs/errors.md.
 */
export function useAnswers(): Plugin {
  return {
    onResultProcess({ request, setResultProcessor }) {
      // A client that accepts neither type gets that error as JSON.
      const type = answerTypeFor(request.headers.get("accept")) ?? PLAIN_JSON
      setResultProcessor((result, { Response }) => {
        const { status, headers, body } = written(result as ExecutionResult, type)
        return new Response(body, { status, headers: { ...headers, "content-type": type } })
      }, type)
    },
  }
}
