import type { Plugin } from "graphql-yoga"
import { type CorsHeaders, preflightHeaders } from "../http/cors.ts"
import { addHeaders } from "../http/header-values.ts"
import { NO_SNIFFING } from "../http/security-headers.ts"

/** Adds CORS and security headers to every answer, and answers preflight requests. */
export function useResponseHeaders(cors: CorsHeaders): Plugin {
  return {
    onRequest({ request, fetchAPI, endResponse }) {
      if (request.method !== "OPTIONS") return
      const asked = request.headers.get("access-control-request-headers")
      const headers = preflightHeaders(cors(request.headers.get("origin")), asked)
      // Some browsers wait for a body if there is no content-length.
      endResponse(new fetchAPI.Response(null, { status: 204, headers: { ...headers, "content-length": "0" } }))
    },
    onResponse({ request, response }) {
      addHeaders(response.headers, { ...NO_SNIFFING, ...cors(request.headers.get("origin")) })
    },
  }
}
