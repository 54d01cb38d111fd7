import { Failure, systemCode } from "../failure.ts"
import { failureOfFatal } from "./embedded/fatal-error.ts"
import { filesTrouble } from "./embedded/trouble.ts"

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
/** Messages of `pg` about a missing password and a server without TLS, and of Node about a certificate. */
const REFUSED_MESSAGE =
  /^(SASL|The server does not support SSL|There was an error establishing an SSL|self[- ]signed certificate|unable to verify the first certificate|certificate has expired|Hostname\/IP does not match)/
/** The pool's message to a caller who waited too long for a connection. */
const FULL_MESSAGE = /^timeout exceeded when trying to connect/
/** PgBouncer's message about a session setting, which it does not support. */
const POOLED_MESSAGE = /^unsupported startup parameter/

/**
 * Classes of PostgreSQL's error codes that may be caused by the operating system: insufficient_resources, system_error,
 * internal_error, access rules.
 */
const OF_THE_SYSTEM = /^(53|54|58|XX|42501)/
/** The system's error codes, by the texts that C libraries give for them. */
const SYSTEM_CODES: readonly (readonly [RegExp, string])[] = [
  [/No space left on device/, "ENOSPC"],
  [/quota exceeded/i, "EDQUOT"],
  [/File too large/, "EFBIG"],
  [/Read-only file system/, "EROFS"],
  [/^could not .*: Permission denied/, "EACCES"],
  [/Input\/output error|I\/O error/, "EIO"],
]
const DISK_FULL = "53100"
const OUT_OF_MEMORY = "53200"
const READ_ONLY = "25006"

/**
 * Turns an error of `pg` into a Failure if a person can do something about it; any other error is returned as it is. @param
 * files the folder of the embedded database; `null` for the server of DATABASE_URL.
 */
export function describeFailure(error: unknown, files: string | null): unknown {
  if (!(error instanceof Error) || error instanceof Failure) return error
  const code = systemCode(error) ?? ""
  const trouble = (files !== null && failureOfFatal(error)) || systemTrouble(error, code, files)
  if (trouble) return trouble
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
    const message =
      files === null
        ? "The database cannot be reached. Check that it runs and that DATABASE_URL is right."
        : `The process that had the embedded database in ${files} open has ended, or cannot be reached. Do it again: whoever comes next opens it.`
    return new Failure("DATABASE_UNAVAILABLE", message, { cause: error })
  }
  return error
}

/**
 * The failure of a statement that was cancelled or timed out: DATABASE_TIMEOUT. @param cause the error behind it, for the log.
 */
export function tookTooLong(cause?: Error): Failure {
  const message = "The database took too long to answer. Ask for fewer rows, or try again later."
  return new Failure("DATABASE_TIMEOUT", message, { cause })
}

/** A failure of the machine under the database (disk, memory), and not of the statement; `null` if it is none. */
function systemTrouble(error: Error, code: string, files: string | null): Failure | null {
  const { message } = error
  const known = OF_THE_SYSTEM.test(code) ? SYSTEM_CODES.find(([pattern]) => pattern.test(message))?.[1] : undefined
  const system = known ?? (code === DISK_FULL ? "ENOSPC" : undefined)
  if (system && files !== null) return filesTrouble(files, system, message)
  if (system === "ENOSPC" || system === "EDQUOT")
    return new Failure(
      "DISK_FULL",
      `The disk of the database's server is full: ${message}. What was committed is kept. Make room there, then do it again.`,
      { cause: error },
    )
  if (code === OUT_OF_MEMORY)
    return new Failure("DATABASE_FAILED", `The database has no memory left for this: ${message}. Nothing was changed.`, {
      cause: error,
    })
  if (system)
    return new Failure(
      "DATABASE_FAILED",
      `The database's server has trouble with its files: ${message}. What was committed is kept. Look at its disk, then do it again.`,
      { cause: error },
    )
  if (code === READ_ONLY)
    return new Failure(
      "DATABASE_UNAVAILABLE",
      `The database takes no changes: ${message}. DATABASE_URL must lead to a primary that may be written, not to a copy of one.`,
      { cause: error },
    )
  return null
}
