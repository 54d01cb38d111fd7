import type { ExecutionResult } from "graphql"
import type { Plugin } from "graphql-yoga"
import { answerTypeFor, PLAIN_JSON } from "../http/media-types.ts"
import { written } from "../http/written.ts"

/** Lets Yoga send answers as the direct way does: in the media type that the client likes best, with the status of docs/errors.md. */
export function useAnswers(): Plugin {
  return {
    onResultProcess({ request, setResultProcessor }) {
      // A client that takes neither is told so in JSON.
      const type = answerTypeFor(request.headers.get("accept")) ?? PLAIN_JSON
      setResultProcessor((result, { Response }) => {
        const { status, headers, body } = written(result as ExecutionResult, type)
        return new Response(body, { status, headers: { ...headers, "content-type": type } })
      }, type)
    },
  }
}
