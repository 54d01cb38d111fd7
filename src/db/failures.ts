import { Failure, systemCode } from "../failure.ts"

// PostgreSQL error codes: https://www.postgresql.org/docs/current/errcodes-appendix.html
const QUERY_CANCELED = "57014"
const UNAVAILABLE = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ECONNABORTED",
  "EHOSTUNREACH",
  "EHOSTDOWN",
  "ENETUNREACH",
  "ENETDOWN",
  "EADDRNOTAVAIL",
  "EACCES",
  "EMFILE",
  "EPIPE",
  "ENOENT",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "53300",
  "57P01",
  "57P02",
  "57P03",
])
const UNAVAILABLE_MESSAGE =
  /^(Connection terminated|Query read timeout|Client has encountered a connection error|Client was closed)/
const REFUSED = new Set(["28000", "28P01", "3D000"])
/** What `pg` says by itself of a password that is missing and of a server without TLS, and what Node says of a certificate. */
const REFUSED_MESSAGE =
  /^(SASL|The server does not support SSL|There was an error establishing an SSL|self[- ]signed certificate|unable to verify the first certificate|certificate has expired|Hostname\/IP does not match)/
/** What the pool says to one who waited for a connection that others have. */
const FULL_MESSAGE = /^timeout exceeded when trying to connect/
/** What PgBouncer says of a setting for a session, which it does not pass on. */
const POOLED_MESSAGE = /^unsupported startup parameter/

/** Turns what `pg` throws into a Failure where a person can act on it; anything else stays as it is, a defect. */
export function describeFailure(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof Failure) return error
  const code = systemCode(error) ?? ""
  if (code === QUERY_CANCELED) return tookTooLong(error)
  if (FULL_MESSAGE.test(error.message))
    return new Failure("OVERLOADED", "All connections to the database are busy. Try again in a few seconds.", { cause: error })
  if (POOLED_MESSAGE.test(error.message))
    return new Failure(
      "DATABASE_UNAVAILABLE",
      `The database refused the connection: ${error.message}. Where DATABASE_URL leads through PgBouncer by transactions, set DATABASE_PREPARED=off.`,
      { cause: error },
    )
  if (REFUSED.has(code) || REFUSED_MESSAGE.test(error.message))
    return new Failure("DATABASE_UNAVAILABLE", `The database refused the connection: ${error.message}. Check DATABASE_URL.`, {
      cause: error,
    })
  if (UNAVAILABLE.has(code) || code.startsWith("08") || UNAVAILABLE_MESSAGE.test(error.message)) {
    return new Failure(
      "DATABASE_UNAVAILABLE",
      "The database cannot be reached. Check that it runs and that DATABASE_URL is right; Isnad reconnects by itself.",
      { cause: error },
    )
  }
  return error
}

export function tookTooLong(cause?: Error): Failure {
  const message = "The database took too long to answer. Ask for fewer rows, or try again later."
  return new Failure("DATABASE_TIMEOUT", message, { cause })
}
