import { type ASTNode, GraphQLError } from "graphql"
import type { Failure } from "./failure.ts"

// Every error that a client sees has one of these in `extensions.code`. docs/errors.md explains each (a test checks).
export type ErrorCode =
  | "GRAPHQL_PARSE_FAILED"
  | "GRAPHQL_VALIDATION_FAILED"
  | "BAD_USER_INPUT"
  | "BAD_REQUEST"
  | "NOT_FOUND"
  | "OPERATION_RESOLUTION_FAILURE"
  | "REQUEST_ENTITY_TOO_LARGE"
  | "QUERY_TOO_COMPLEX"
  | "RATE_LIMITED"
  | "RESPONSE_TOO_LARGE"
  | "INTROSPECTION_DISABLED"
  | "PERSISTED_QUERY_NOT_FOUND"
  | "PERSISTED_QUERY_HASH_MISMATCH"
  | "DOCUMENT_NOT_TRUSTED"
  | "SERVICE_UNAVAILABLE"
  | "OVERLOADED"
  | "DEADLINE_EXCEEDED"
  | "INTERNAL_SERVER_ERROR"

/** An error with a code. @param status of HTTP, for answers that have no data at all. @param headers that such an answer has. */
export function codedError(
  code: ErrorCode,
  message: string,
  status?: number,
  headers?: Readonly<Record<string, string>>,
): GraphQLError {
  const http = status && { status, ...(headers && { headers }) }
  return new GraphQLError(message, { extensions: { code, ...(http && { http }) } })
}

/** Seconds. By then what others asked for has ended, mostly. */
const RETRY_SOON = { "retry-after": "2" }

export function overloaded(): GraphQLError {
  return codedError("OVERLOADED", "The server is busy with other requests. Try again in a few seconds.", 503, RETRY_SOON)
}

/** For documents that would cost too much: the message says what was expected and what came. */
export function tooComplex(message: string): GraphQLError {
  return codedError("QUERY_TOO_COMPLEX", message, 400)
}

/** For arguments: the message says what was expected and what came. */
export function badInput(message: string): GraphQLError {
  return codedError("BAD_USER_INPUT", message)
}

/**
 * What another row refers to, so that it was there a moment ago: a write between two statements may have taken it.
 * @throws SERVICE_UNAVAILABLE where it is gone.
 */
export function stillThere<Value>(value: Value | null): Value {
  if (value === null) throw codedError("SERVICE_UNAVAILABLE", "The data changed while it was read. Ask again.", 503)
  return value
}

/** For requests that are malformed as such: no document was looked at. */
export function badRequest(message: string, status: 400 | 406 | 415 = 400): GraphQLError {
  return codedError("BAD_REQUEST", message, status)
}

export function introspectionDisabled(node: ASTNode): GraphQLError {
  return new GraphQLError(
    "This server does not describe its schema. Read schema.graphql, or ask its operator for INTROSPECTION=on.",
    {
      nodes: node,
      extensions: { code: "INTROSPECTION_DISABLED" satisfies ErrorCode },
    },
  )
}

/** @param automatic for clients of Apollo's protocol, which wait for exactly these words, with status 200, to send the text. */
export function documentNotFound(automatic: boolean): GraphQLError {
  if (automatic) return codedError("PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound", 200)
  const message = "No document has this `documentId`. Send its text as `query`, or add it to the server's trusted documents."
  return codedError("PERSISTED_QUERY_NOT_FOUND", message, 404)
}

export function documentNotTrusted(): GraphQLError {
  const message =
    "This server answers its trusted documents only. Send the id of one as `documentId`, or ask the operator to add yours to TRUSTED_DOCUMENTS."
  return codedError("DOCUMENT_NOT_TRUSTED", message, 403)
}

/** What a client may know of a Failure; `null` for failures that no request can cause. */
export function failureToError(failure: Failure): GraphQLError | null {
  switch (failure.code) {
    case "DISK_FULL":
      return codedError(
        "SERVICE_UNAVAILABLE",
        "The database has no room left on its disk, which its operator must make. Try again later.",
        503,
      )
    case "DATABASE_UNAVAILABLE":
    case "DATABASE_FAILED":
    case "FOLDER_NOT_WRITABLE":
    case "DATABASE_IN_USE":
      return codedError("SERVICE_UNAVAILABLE", "The database cannot be reached at the moment. Try again in a few seconds.", 503)
    case "RESPONSE_TOO_LARGE":
      return codedError("RESPONSE_TOO_LARGE", failure.message, 400)
    case "OVERLOADED":
      return overloaded()
    case "DATABASE_TIMEOUT":
      return codedError(
        "DEADLINE_EXCEEDED",
        "The query took longer than this server allows. Ask for fewer rows or fewer levels.",
        504,
      )
    default:
      return null
  }
}
