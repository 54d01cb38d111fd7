import { hash } from "node:crypto"
import type { Plugin } from "graphql-yoga"
import type { Reads } from "../../content/reads.ts"
import { addHeaders, type HeaderValues } from "../http/header-values.ts"
import { surrogateKeys } from "./surrogate-keys.ts"

interface Answered {
  reads?: Reads
  failed?: boolean
}

export interface CachingOptions {
  /** In seconds. */
  readonly maxAge: number
}

/**
 * The property of a GET request under which its reads are kept; other requests are not cached. Not in a WeakMap, for the reason
 * given at MadePrefetches.
 */
const ANSWERED = Symbol("answered")

type Asked = Request & { [ANSWERED]?: Answered }

/** Attaches to a GET request the record of what its answer reads; the loaders add to it. */
export function noteReads(request: Asked, reads: Reads): void {
  request[ANSWERED] = { reads }
}

/**
 * Makes answers to GET cacheable: for `maxAge` seconds if that is set; otherwise caches must ask again with the ETag, which
 * saves the transfer. Surrogate keys say what makes an answer outdated. An answer with an error is never cached.
 */
export function useCaching(options: CachingOptions): Plugin {
  return {
    onResultProcess({ request, result }) {
      if (request.method !== "GET") return
      const failed = Array.isArray(result) || !("data" in result) || (result.errors?.length ?? 0) > 0
      const asked: Asked = request
      asked[ANSWERED] = { ...asked[ANSWERED], failed }
    },
    async onResponse({ request, response, setResponse, fetchAPI }) {
      const known = request.method === "GET" ? (request as Asked)[ANSWERED] : undefined
      if (!known) return
      if (known.failed !== false || response.status !== 200) return response.headers.set("cache-control", "no-store")
      const body = await response.text()
      const headers = new fetchAPI.Headers(Object.fromEntries(response.headers))
      const etag = entityTag(body, request.headers)
      addHeaders(headers, cachingHeaders(options, known.reads))
      headers.set("etag", etag)
      if (!matchesTag(request.headers.get("if-none-match"), etag)) return setResponse(new fetchAPI.Response(body, { headers }))
      headers.delete("content-type")
      headers.delete("content-length")
      setResponse(new fetchAPI.Response(null, { status: 304, headers }))
    },
  }
}

/** The headers that say how long an answer may be kept, and what makes it outdated. */
export function cachingHeaders({ maxAge }: CachingOptions, reads: Reads | undefined): HeaderValues {
  const keys = reads ? surrogateKeys(reads) : []
  return {
    "cache-control": maxAge > 0 ? `public, max-age=${maxAge}` : "no-cache",
    vary: "Accept, Accept-Encoding",
    ...(keys.length > 0 ? { "surrogate-key": keys.join(" "), "cache-tag": keys.join(",") } : {}),
  }
}

/** A strong ETag must differ if the bytes do. Those also depend on the media type and compression that the client accepts. */
export function entityTag(body: string, headers: Headers): string {
  const variant = `${headers.get("accept") ?? ""}\n${headers.get("accept-encoding") ?? ""}\n`
  return `"${hash("sha256", variant + body, "base64url").slice(0, 27)}"`
}

/** Whether an `if-none-match` header contains the tag, perhaps marked as weak by a cache. */
export function matchesTag(header: string | null, etag: string): boolean {
  if (header === null) return false
  return header.trim() === "*" || header.split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag)
}
