import { type ASTNode, GraphQLError } from "graphql"
import type { Failure } from "./failure.ts"

// The codes in `extensions.code`; every error that a client sees has one. docs/errors.md explains each (a test checks).
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

/** An error with a code. @param status the HTTP status, for answers without any data. @param headers of such an answer. */
export function codedError(
  code: ErrorCode,
  message: string,
  status?: number,
  headers?: Readonly<Record<string, string>>,
): GraphQLError {
  const http = status && { status, ...(headers && { headers }) }
  return new GraphQLError(message, { extensions: { code, ...(http && { http }) } })
}

/** In seconds: most requests that are running now will have ended by then. */
const RETRY_SOON = { "retry-after": "2" }

export function overloaded(): GraphQLError {
  return codedError("OVERLOADED", "The server is busy with other requests. Try again in a few seconds.", 503, RETRY_SOON)
}

/** For documents that would cost too much. @param message what was expected and what was given. */
export function tooComplex(message: string): GraphQLError {
  return codedError("QUERY_TOO_COMPLEX", message, 400)
}

/** For arguments. @param message what was expected and what was given. */
export function badInput(message: string): GraphQLError {
  return codedError("BAD_USER_INPUT", message)
}

/**
 * Returns a row to which another row refers. It may have been deleted between two statements of a request. @throws
 * SERVICE_UNAVAILABLE if it was.
 */
export function stillThere<Value>(value: Value | null): Value {
  if (value === null) throw codedError("SERVICE_UNAVAILABLE", "The data changed while it was read. Ask again.", 503)
  return value
}

/** For malformed requests, before any document is read. */
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

/**
 * @param automatic for clients of Apollo's protocol, which wait for exactly this message, with status 200, to send the text.
 */
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

/** The error that a client sees for a Failure; `null` for failures that no request can cause. */
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
