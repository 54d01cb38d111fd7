import { randomBytes } from "node:crypto"
import { GraphQLError, Kind } from "graphql"
import { codedError, type ErrorCode, failureToError } from "../errors.ts"
import { Failure } from "../failure.ts"
import type { Logger } from "../logger.ts"

/**
 * Makes the function that decides what a client sees of an error: coded errors as they are, failures of the system without
 * details, and defects only by a number under which the log has them.
 */
export function errorMask(log: Logger): (error: unknown) => GraphQLError {
  return (error) => {
    if (!(error instanceof GraphQLError)) return maskUnexpected(error, log)
    const cause = innermost(error)
    if (cause instanceof GraphQLError) return withCode(error, cause, log)
    const masked = cause instanceof Failure ? failureToError(cause) : null
    return at(error, masked ?? maskUnexpected(cause, log))
  }
}

function maskUnexpected(error: unknown, log: Logger): GraphQLError {
  if (error instanceof Failure) {
    const known = failureToError(error)
    if (known) return known
  }
  const reference = randomBytes(4).toString("hex")
  log.error({ err: error, reference }, "unexpected error")
  return codedError(
    "INTERNAL_SERVER_ERROR",
    `Something went wrong on the server. Its log has the details under ${reference}.`,
    500,
  )
}

/** The error that was originally thrown, inside those that add where it happened. */
function innermost(error: GraphQLError): unknown {
  const original = error.originalError
  if (!original) return error
  return original instanceof GraphQLError ? innermost(original) : original
}

/** Gives a code to graphql-js's own errors, and removes what Yoga adds about causes. */
function withCode(error: GraphQLError, cause: GraphQLError, log: Logger): GraphQLError {
  const { originalError, ...extensions } = { ...cause.extensions, ...error.extensions }
  if (extensions.code && originalError === undefined) return error
  const code = extensions.code ?? codeOf(error)
  if (code === "INTERNAL_SERVER_ERROR") return at(error, maskUnexpected(cause, log))
  return at(error, new GraphQLError(error.message, { extensions: { ...extensions, code } }))
}

/**
 * The code of graphql-js's own errors. Without a path they are about the document or its variables. With a path they are about
 * an argument, if they point to its value; otherwise about the result of a resolver, which is a defect.
 */
function codeOf({ message, path, nodes }: GraphQLError): ErrorCode {
  if (message.startsWith("Syntax Error")) return "GRAPHQL_PARSE_FAILED"
  return path && (nodes ?? []).every(({ kind }) => kind === Kind.FIELD) ? "INTERNAL_SERVER_ERROR" : "BAD_USER_INPUT"
}

function at(place: GraphQLError, error: GraphQLError): GraphQLError {
  const { nodes, source, positions, path } = place
  return new GraphQLError(error.message, { nodes, source, positions, path, extensions: error.extensions })
}
