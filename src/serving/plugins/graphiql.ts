import type { Plugin } from "graphql-yoga"
import { prefersPage, takesGzip } from "../http/media-types.ts"

/** Shows GraphiQL at /graphql to who would rather have a page than data. It is read and made when somebody first looks at it. */
export function useGraphiql(): Plugin {
  return {
    async onRequest({ request, url, fetchAPI, endResponse }) {
      if (request.method !== "GET" || !/^\/graphql\/?$/.test(url.pathname) || !prefersPage(request.headers.get("accept")))
        return
      const { graphiqlPage } = await import("../graphiql/page.ts")
      const { body, gzipped, headers } = await graphiqlPage()
      // Compressing it anew would cost each view a second. A response writes its length into the headers that it is given.
      if (takesGzip(request.headers.get("accept-encoding")))
        endResponse(new fetchAPI.Response(gzipped, { headers: { ...headers, "content-encoding": "gzip" } }))
      else endResponse(new fetchAPI.Response(body, { headers: { ...headers } }))
    },
  }
}
