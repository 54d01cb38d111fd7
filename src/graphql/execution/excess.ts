import { GraphQLError } from "graphql"
import { codedError } from "../../errors.ts"

// What ends an answer that has become more than anybody can use.

/** To make thousands takes seconds, and nobody reads them. */
export const MOST_ERRORS = 1_000

/** @param first whose code it has: clients do then what they do about that one. */
export function tooManyErrors({ originalError, extensions }: GraphQLError): GraphQLError {
  const message = `Expected an answer with fewer than ${MOST_ERRORS} errors. It was ended here, without data.`
  return new GraphQLError(message, { originalError: originalError ?? undefined, extensions })
}

export function tooLarge(mostBytes: number): GraphQLError {
  const size = mostBytes < 1_048_576 ? `${Math.floor(mostBytes / 1_000)} kB` : `${Math.floor(mostBytes / 1_048_576)} MB`
  return codedError(
    "RESPONSE_TOO_LARGE",
    `Expected an answer of at most about ${size}, got more. Ask for smaller pages, or for long texts one by one.`,
    400,
  )
}
