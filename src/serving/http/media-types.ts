import { MIMEType } from "node:util"
import { LRUCache } from "lru-cache"
import Negotiator from "negotiator"

/** The media types of answers to GraphQL requests; the first is used for clients that accept any. */
const ANSWER_TYPES = ["application/json; charset=utf-8", "application/graphql-response+json; charset=utf-8"] as const
const HTML = "text/html; charset=utf-8"

export type AnswerType = (typeof ANSWER_TYPES)[number]

export const PLAIN_JSON: AnswerType = ANSWER_TYPES[0]

/** Parsing a header takes longer than looking it up, and most clients send one of a few. Unusual ones push out the oldest. */
const known = new LRUCache<string, AnswerType | "none">({ max: 100 })

/** The media type that an `accept` header prefers; `null` if it accepts neither. */
export function answerTypeFor(accept: string | null | undefined): AnswerType | null {
  // An empty header means the same as none.
  if (!accept) return PLAIN_JSON
  let type = known.get(accept)
  if (type === undefined) {
    type = preferred(accept, ANSWER_TYPES) ?? "none"
    known.set(accept, type)
  }
  return type === "none" ? null : type
}

/** Whether a client prefers HTML to data, as browsers do when a person opens an address. */
export function prefersPage(accept: string | null): boolean {
  return accept !== null && preferred(accept, [...ANSWER_TYPES, HTML]) === HTML
}

/** Whether a client accepts gzip. */
export function takesGzip(acceptEncoding: string | null): boolean {
  return (
    acceptEncoding !== null && new Negotiator({ headers: { "accept-encoding": acceptEncoding } }).encoding(["gzip"]) === "gzip"
  )
}

function preferred<Type extends string>(accept: string, types: readonly Type[]): Type | undefined {
  return new Negotiator({ headers: { accept } }).mediaType(types) as Type | undefined
}

/** Whether a `content-type` header means JSON in UTF-8, in any case and with any parameters. */
export function isJson(contentType: string | null): boolean {
  const type = parsed(contentType ?? "")
  if (type?.essence !== "application/json") return false
  return ["utf-8", "utf8"].includes(type.params.get("charset")?.toLowerCase() ?? "utf-8")
}

function parsed(contentType: string): MIMEType | null {
  try {
    return new MIMEType(contentType)
  } catch {
    return null
  }
}
