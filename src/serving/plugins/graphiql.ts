import type { Plugin } from "graphql-yoga"
import { prefersPage, takesGzip } from "../http/media-types.ts"

/** Shows GraphiQL at /graphql to clients that prefer a page. The page is made at the first visit. */
export function useGraphiql(): Plugin {
  return {
    async onRequest({ request, url, fetchAPI, endResponse }) {
      if (request.method !== "GET" || !/^\/graphql\/?$/.test(url.pathname) || !prefersPage(request.headers.get("accept")))
        return
      const { graphiqlPage } = await import("../graphiql/page.ts")
      const { body, gzipped, headers } = await graphiqlPage()
      // The page is compressed beforehand, since that takes a second. The headers are copied, because a response writes its
      // length into those that it is given.
      if (takesGzip(request.headers.get("accept-encoding")))
        endResponse(new fetchAPI.Response(gzipped, { headers: { ...headers, "content-encoding": "gzip" } }))
      else endResponse(new fetchAPI.Response(body, { headers: { ...headers } }))
    },
  }
}
