import type { IncomingMessage } from "node:http"
import type { GraphQLError } from "graphql"
import type { Plugin } from "graphql-yoga"
import { everyField } from "../../../content/every-field.ts"
import { createLoaders, type Loaders } from "../../../content/loaders.ts"
import { Reads } from "../../../content/reads.ts"
import type { Database } from "../../../db/database.ts"
import { codedError } from "../../../errors.ts"
import { readFeed } from "../../../formats/feeds/load-feed.ts"
import { readDocuments } from "../../../formats/load-documents.ts"
import type { ClientOf } from "../../http/client.ts"
import { addHeaders } from "../../http/header-values.ts"
import { INERT } from "../../http/security-headers.ts"
import { refused } from "../../http/written.ts"
import { type CachingOptions, cachingHeaders, entityTag, matchesTag } from "../caching.ts"
import { deadlineFor, until } from "../deadline.ts"
import { readAddress, type Wanted } from "./addresses.ts"
import { seenSince } from "./seen-since.ts"

export interface FormatsOptions {
  readonly database: Database
  /** In milliseconds. */
  readonly timeoutMs: number
  readonly clientOf: ClientOf
  readonly caching: CachingOptions
  /** Turns an error into what the client may see of it. */
  readonly mask: (error: unknown) => GraphQLError
}

/** The version of an answer does not depend on what encodings the client accepts. */
const NO_HEADERS = new Headers()

/**
 * Serves articles in the formats of other systems, and feeds: `/articles/SLUG.jsonld`, `/feeds/latest.rss` and the others in
 * docs/formats.md. Other addresses are left alone.
 */
export function useFormats({
  database,
  timeoutMs,
  clientOf,
  caching,
  mask,
}: FormatsOptions): Plugin<object, { req?: IncomingMessage }> {
  const seen = seenSince()
  return {
    async onRequest({ request, url, fetchAPI, endResponse, serverContext }) {
      const wanted = readAddress(url.pathname)
      if (wanted === null || request.method === "OPTIONS") return
      const { Response } = fetchAPI
      if (request.method !== "GET" && request.method !== "HEAD") {
        const error = codedError("BAD_REQUEST", `Expected GET or HEAD at this address, got ${request.method}.`)
        return endResponse(refusal(Response, request, error, 405, { allow: "GET, HEAD" }))
      }
      const { req } = serverContext ?? {}
      const deadline = deadlineFor(request, timeoutMs, req && clientOf(req))
      try {
        const reads = new Reads()
        const body = await read(createLoaders(until(deadline, database), everyField, reads), wanted, new URL(url.href))
        if (body === null) return endResponse(refusal(Response, request, notFound(wanted), 404))
        const etag = entityTag(body, request.headers)
        const version = seen(`${url.origin}${url.pathname}`, entityTag(body, NO_HEADERS))
        const headers = new fetchAPI.Headers(cachingHeaders(caching, reads))
        headers.set("etag", etag)
        if (version.lastModified) headers.set("last-modified", version.lastModified.toUTCString())
        if (isFresh(request.headers, etag, version)) return endResponse(new Response(null, { status: 304, headers }))
        headers.set("content-type", wanted.is === "nothing" ? "text/plain" : wanted.format.contentType)
        addHeaders(headers, INERT)
        headers.set("content-length", String(Buffer.byteLength(body)))
        endResponse(new Response(request.method === "HEAD" ? null : body, { headers }))
      } catch (error) {
        endResponse(refusal(Response, request, mask(error)))
      } finally {
        deadline.end()
      }
    },
  }
}

async function read(loaders: Loaders, wanted: Wanted, address: URL): Promise<string | null> {
  if (wanted.is === "nothing") return null
  if (wanted.is === "feed") {
    const feed = await readFeed(loaders, wanted.feed, address)
    return feed && wanted.format.write(feed)
  }
  const row = await loaders.articles.bySlug.load(wanted.slug)
  const [document] = row ? await readDocuments(loaders, [row]) : []
  return document ? wanted.format.write(document) : null
}

/** Whether the client has this version. `if-modified-since` counts only without `if-none-match` (RFC 9110, 13.1.3). */
function isFresh(headers: Headers, etag: string, version: ReturnType<ReturnType<typeof seenSince>>): boolean {
  const tags = headers.get("if-none-match")
  return tags === null ? version.isKnownTo(headers.get("if-modified-since")) : matchesTag(tags, etag)
}

function notFound(wanted: Wanted): GraphQLError {
  if (wanted.is === "article") return codedError("NOT_FOUND", "There is no article of that slug.")
  if (wanted.is === "feed") return codedError("NOT_FOUND", "Nothing has that slug, so it has no feed.")
  const places = "/feeds/latest.rss, /feeds/topics/SLUG.atom, /feeds/people/SLUG.json, /feeds/sources/SLUG.rss"
  return codedError("NOT_FOUND", `There is nothing at this address. Feeds are at ${places}, with .rss, .atom or .json.`)
}

function refusal(
  Reply: typeof Response,
  { method }: Request,
  error: GraphQLError,
  status?: number,
  more?: { [name: string]: string },
): Response {
  const { body, headers, status: told } = refused(error, status, more)
  return new Reply(method === "HEAD" ? null : body, { status: told, headers })
}
