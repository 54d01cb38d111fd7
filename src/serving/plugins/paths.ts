import type { Plugin } from "graphql-yoga"

const KNOWN = /^\/(graphql\/?|health|ready)$/

/** Where the reader leaves `/` to the application (src/serving/reader), sends its visitor to the page there is, and says where things are to whoever asks for anything else. */
export function usePaths(graphiql: boolean): Plugin {
  return {
    onRequest({ url, fetchAPI, endResponse }) {
      if (KNOWN.test(url.pathname)) return
      if (url.pathname === "/" && graphiql)
        endResponse(new fetchAPI.Response(null, { status: 302, headers: { location: "/graphql" } }))
      else
        endResponse(
          fetchAPI.Response.json(
            { message: "There is nothing here. GraphQL is at /graphql, the server's state at /health and /ready." },
            { status: 404 },
          ),
        )
    },
  }
}
