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
  /** Seconds. */
  readonly maxAge: number
}

/** Where a request by GET has what is known of its answer: what else is answered is not cached. Not in a WeakMap: see MadePrefetches. */
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
      addHeaders(headers, cachingHeaders(options, known.reads))
      headers.set("etag", etag)
      if (!matchesTag(request.headers.get("if-none-match"), etag)) return setResponse(new fetchAPI.Response(body, { headers }))
      headers.delete("content-type")
      headers.delete("content-length")
      setResponse(new fetchAPI.Response(null, { status: 304, headers }))
    },
  }
}

/** How long an answer may be kept, and what makes it stale. */
export function cachingHeaders({ maxAge }: CachingOptions, reads: Reads | undefined): HeaderValues {
  const keys = reads ? surrogateKeys(reads) : []
  return {
    "cache-control": maxAge > 0 ? `public, max-age=${maxAge}` : "no-cache",
    vary: "Accept, Accept-Encoding",
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
