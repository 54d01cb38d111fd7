import type { Plugin } from "graphql-yoga"

const KNOWN = /^\/(graphql\/?|health|ready)$/

/**
 * Redirects `/` to GraphiQL if the reader does not serve it (src/serving/reader), and answers unknown addresses with where
 * things are.
 */
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
