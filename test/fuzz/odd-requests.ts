import type { Random } from "./random.ts"

/** A request as such, well-formed or not. */
export interface HttpRequest {
  readonly method: string
  readonly path: string
  readonly headers: Record<string, string>
  readonly body?: string
}

const TYPES = [
  "application/json",
  "Application/JSON; Charset=UTF-8",
  "application/graphql-response+json",
  "text/plain",
  "application/x-www-form-urlencoded",
  "application/graphql",
  "multipart/form-data; boundary=x",
  "application/json; charset=utf-16",
  ";;;",
  "*/*",
]
const ACCEPTS = [
  "application/json",
  "application/graphql-response+json",
  "application/graphql-response+json;q=0.9, application/json;q=1",
  "*/*;q=0.1",
  "application/*",
  "APPLICATION/JSON",
  "image/png",
  ";q=x",
]
const BODIES = [
  "",
  "{}",
  "null",
  "5",
  '"x"',
  "[]",
  "[{}]",
  '{"query":1}',
  '{"query":null}',
  '{"query":""}',
  '{"query":"{__typename}","variables":"x"}',
  '{"query":"{__typename}","variables":[1]}',
  '{"query":"{__typename}","extensions":5}',
  '{"query":"{__typename}","operationName":{}}',
  '{"query":"mutation { __typename }"}',
  '{"query":"subscription { __typename }"}',
  '{"query":"fragment F on Query { __typename }"}',
  '{"__proto__":{"query":"{__typename}"}}',
  '{"query":"{__typename}","constructor":1}',
  '{"extensions":{"persistedQuery":null}}',
  '{"extensions":{"persistedQuery":{"version":2,"sha256Hash":"a"}}}',
  '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"../x"}}}',
  '{"documentId":"nothing"}',
  '{"documentId":{}}',
  '\uFEFF{"query":"{__typename}"}',
  '{"query":"{__typename}"} x',
  "{query}",
  '{"query":"{ __typename }","variables":{"__proto__":{"a":1}}}',
]
const PATHS = [
  "/graphql",
  "/graphql?",
  "/graphql?query=%7B__typename%7D",
  "/graphql?query=%",
  "/graphql?variables=x&query={__typename}",
]
const HEADERS: [string, string[]][] = [
  ["origin", ["null", "https://a.example", "\t", "x".repeat(2_000)]],
  ["x-request-id", ["a b", "ا", "x".repeat(500)].map(encodeURI)],
  ["content-encoding", ["gzip", "identity", "x"]],
  ["accept-language", ["ar", "*"]],
  ["authorization", ["Bearer x"]],
  ["accept-encoding", ["gzip", "br;q=0", "identity;q=0"]],
  ["access-control-request-headers", ["x"]],
]

/** A request that is odd in a way or two: its method, address, headers or body. */
export function oddRequest(random: Random, query: string): HttpRequest {
  const method = random.chance(0.7) ? "POST" : random.pick(["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH"])
  const headers: Record<string, string> = {}
  if (random.chance(0.9)) headers["content-type"] = random.chance(0.5) ? "application/json" : random.pick(TYPES)
  if (random.chance(0.6)) headers.accept = random.pick(ACCEPTS)
  for (const [name, values] of HEADERS) if (random.chance(0.1)) headers[name] = random.pick(values)
  const body = random.chance(0.3) ? JSON.stringify({ query }) : random.pick(BODIES)
  const path = random.chance(0.7) ? "/graphql" : random.pick(PATHS)
  return method === "GET" || method === "HEAD" ? { method, path, headers } : { method, path, headers, body }
}
