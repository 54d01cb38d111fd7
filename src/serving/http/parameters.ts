import { isUtf8 } from "node:buffer"
import type { GraphQLParams } from "graphql-yoga"
import { badRequest } from "../../errors.ts"
import { cut, quoted } from "../../text/cut.ts"

const BYTE_ORDER_MARK = "\ufeff"

/** A body as text; `null` where it is not UTF-8. */
export function textOf(body: Buffer): string | null {
  return isUtf8(body) ? String(body) : null
}

/**
 * The parameters in the body of a request. @param body as `textOf` returns it. @throws BAD_REQUEST if it is not JSON in UTF-8,
 * or no object with valid parameters.
 */
export function parametersIn(body: string | null): GraphQLParams {
  if (body === null) throw badRequest("Expected the body to be JSON in UTF-8, got other bytes.")
  if (body === "") throw badRequest('Expected a JSON object such as {"query": "{ … }"} as the body, got nothing.')
  // Some programs on Windows write a byte order mark; RFC 8259 allows readers to ignore it.
  return checked(jsonIn("the body", body.startsWith(BYTE_ORDER_MARK) ? body.slice(1) : body))
}

/**
 * The parameters in the address of a GET request; others in it are ignored. @throws BAD_REQUEST if `variables` or `extensions`
 * are no JSON objects.
 */
export function parametersOf(address: URLSearchParams): GraphQLParams {
  const text = (name: string) => address.get(name) || undefined
  const json = (name: string) => {
    const value = text(name)
    return value === undefined ? undefined : jsonIn(`\`${name}\``, value)
  }
  return checked({
    query: text("query"),
    operationName: text("operationName"),
    variables: json("variables"),
    extensions: json("extensions"),
    documentId: text("documentId"),
  })
}

function jsonIn(place: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw badRequest(`Expected ${place} to be JSON: ${cut((error as Error).message, 200)}.`)
  }
}

const TYPES: ReadonlyMap<string, "text" | "object"> = new Map([
  ["query", "text"],
  ["operationName", "text"],
  ["documentId", "text"],
  ["variables", "object"],
  ["extensions", "object"],
])

function checked(params: unknown): GraphQLParams {
  if (Array.isArray(params))
    throw badRequest("Expected one request, got a list. Send each by itself: batches are not answered.")
  if (typeOf(params) !== "object") throw badRequest(`Expected the body to be a JSON object, got ${nameOf(params)}.`)
  for (const [name, value] of Object.entries(params as object)) {
    if (value === null || value === undefined) continue
    const type = TYPES.get(name)
    if (type === undefined) throw badRequest(`Expected ${[...TYPES.keys()].join(", ")} and nothing else, got ${quoted(name)}.`)
    if (typeOf(value) !== type) throw badRequest(`Expected \`${name}\` to be ${WORDS[type]}, got ${nameOf(value)}.`)
  }
  return params as GraphQLParams
}

const WORDS = {
  text: "a text",
  object: "an object",
  list: "a list",
  null: "null",
  number: "a number",
  boolean: "a truth value",
}

function nameOf(value: unknown): string {
  return WORDS[typeOf(value)]
}

function typeOf(value: unknown): keyof typeof WORDS {
  if (value === null || value === undefined) return "null"
  if (Array.isArray(value)) return "list"
  return typeof value === "string" ? "text" : (typeof value as "object" | "number" | "boolean")
}
