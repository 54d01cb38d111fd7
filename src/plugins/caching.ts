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

/** Where a request by GET has what is known of its answer: what else is answered is not cached. Not in a WeakMap: see MadeEmbeddings. */
const ANSWERED = Symbol("answered")

type Asked = Request & { [ANSWERED]?: Answered }

/** Remembers what the answer to a request by GET is made of; the loaders add to it. */
export function noteReads(request: Asked, reads: Reads): void {
  request[ANSWERED] = { reads }
}

/**
 * Lets answers to GET be kept: for `maxAge` seconds where that is set, and else only to be asked for again with the ETag that they
 * bear, which costs no transfer. Their surrogate keys say what makes them stale. An answer with an error is never kept.
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
      for (const [name, value] of Object.entries(cachingHeaders(options, known.reads))) headers.set(name, value)
      headers.set("etag", etag)
      if (!matchesTag(request.headers.get("if-none-match"), etag)) return setResponse(new fetchAPI.Response(body, { headers }))
      headers.delete("content-type")
      headers.delete("content-length")
      setResponse(new fetchAPI.Response(null, { status: 304, headers }))
    },
  }
}

/** How long an answer may be kept, and what makes it stale. */
export function cachingHeaders({ maxAge, byOrigin }: CachingOptions, reads: Reads | undefined): Record<string, string> {
  const keys = reads ? surrogateKeys(reads) : []
  return {
    "cache-control": maxAge > 0 ? `public, max-age=${maxAge}` : "no-cache",
    vary: byOrigin ? "Accept, Accept-Encoding, Origin" : "Accept, Accept-Encoding",
    // The answer for a client without an origin must do for a browser that gets it from a cache.
    ...(byOrigin ? {} : { "access-control-allow-origin": "*" }),
    ...(keys.length > 0 ? { "surrogate-key": keys.join(" "), "cache-tag": keys.join(",") } : {}),
  }
}

/** A strong tag must differ where bytes do, and those depend on the types and the compression that the client takes. */
export function entityTag(body: string, headers: Headers): string {
  const variant = `${headers.get("accept") ?? ""}\n${headers.get("accept-encoding") ?? ""}\n`
  return `"${hash("sha256", variant + body, "base64url").slice(0, 27)}"`
}

/** Whether a header `if-none-match` names the tag; a cache on the way may have marked it as weak. */
export function matchesTag(header: string | null, etag: string): boolean {
  if (header === null) return false
  return header.trim() === "*" || header.split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag)
}
