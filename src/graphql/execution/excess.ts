import { GraphQLError } from "graphql"
import { codedError } from "../../errors.ts"

// Errors that end an answer which has become larger than anybody can use.

/** How many errors an answer has at most. Making thousands takes seconds, and nobody reads them. */
export const MOST_ERRORS = 1_000

/**
 * The error that replaces too many. @param first the first of them, whose code it has, so that clients handle it in the same
 * way.
 */
export function tooManyErrors({ originalError, extensions }: GraphQLError): GraphQLError {
  const message = `Expected an answer with fewer than ${MOST_ERRORS} errors. It was ended here, without data.`
  return new GraphQLError(message, { originalError: originalError ?? undefined, extensions })
}

/** The error RESPONSE_TOO_LARGE that replaces an answer. @param mostBytes the limit that it exceeded. */
export function tooLarge(mostBytes: number): GraphQLError {
  const size = mostBytes < 1_048_576 ? `${Math.floor(mostBytes / 1_000)} kB` : `${Math.floor(mostBytes / 1_048_576)} MB`
  return codedError(
    "RESPONSE_TOO_LARGE",
    `Expected an answer of at most about ${size}, got more. Ask for smaller pages, or for long texts one by one.`,
    400,
  )
}
