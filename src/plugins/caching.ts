import { hash } from "node:crypto"
import type { Plugin } from "graphql-yoga"
import type { Reads } from "../db/reads.ts"
import { surrogateKeys } from "./surrogate-keys.ts"

interface Answered {
  reads?: Reads
  failed?: boolean
}

export interface CachingOptions {
  /** Seconds. */
  readonly maxAge: number
  /** Whether origins get different headers, so that a cache must not give one the answer of another. */
  readonly byOrigin: boolean
}

/** Only of requests by GET: what else is answered is not cached. */
const answered = new WeakMap<Request, Answered>()

/** Remembers what the answer to a request by GET is made of; the loaders add to it. */
export function noteReads(request: Request, reads: Reads): void {
  answered.set(request, { reads })
}

/**
 * Lets answers to GET be kept: for `maxAge` seconds where that is set, and else only to be asked for again with the ETag that they
 * bear, which costs no transfer. Their surrogate keys say what makes them stale. An answer with an error is never kept.
 */
export function useCaching({ maxAge, byOrigin }: CachingOptions): Plugin {
  const fresh = maxAge > 0 ? `public, max-age=${maxAge}` : "no-cache"
  return {
    onResultProcess({ request, result }) {
      if (request.method !== "GET") return
      const known = answered.get(request) ?? {}
      known.failed = Array.isArray(result) || !("data" in result) || (result.errors?.length ?? 0) > 0
      answered.set(request, known)
    },
    async onResponse({ request, response, setResponse, fetchAPI }) {
      const known = request.method === "GET" ? answered.get(request) : undefined
      if (!known) return
      if (known.failed !== false || response.status !== 200) return response.headers.set("cache-control", "no-store")
      const body = await response.text()
      const headers = new fetchAPI.Headers(Object.fromEntries(response.headers))
      const etag = entityTag(body, request.headers)
      headers.set("cache-control", fresh)
      headers.set("etag", etag)
      headers.set("vary", byOrigin ? "Accept, Accept-Encoding, Origin" : "Accept, Accept-Encoding")
      // The answer for a client without an origin must do for a browser that gets it from a cache.
      if (!byOrigin) headers.set("access-control-allow-origin", "*")
      const keys = known.reads ? surrogateKeys(known.reads) : []
      if (keys.length > 0) {
        headers.set("surrogate-key", keys.join(" "))
        headers.set("cache-tag", keys.join(","))
      }
      if (!matches(request.headers.get("if-none-match"), etag)) return setResponse(new fetchAPI.Response(body, { headers }))
      headers.delete("content-type")
      headers.delete("content-length")
      setResponse(new fetchAPI.Response(null, { status: 304, headers }))
    },
  }
}

/** A strong tag must differ where bytes do, and those depend on the types and the compression that the client takes. */
function entityTag(body: string, headers: Headers): string {
  const variant = `${headers.get("accept") ?? ""}\n${headers.get("accept-encoding") ?? ""}\n`
  return `"${hash("sha256", variant + body, "base64url").slice(0, 27)}"`
}

/** Whether a header `if-none-match` names the tag; a cache on the way may have marked it as weak. */
function matches(header: string | null, etag: string): boolean {
  if (header === null) return false
  return header.trim() === "*" || header.split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag)
}
