/** What went wrong, for programs; people read the message. */
export type FailureCode =
  | "CONFIGURATION"
  | "DATABASE_UNAVAILABLE"
  | "DATABASE_TIMEOUT"
  | "OVERLOADED"
  | "RESPONSE_TOO_LARGE"
  | "DATABASE_IN_USE"
  | "DATABASE_FAILED"
  | "DISK_FULL"
  | "DATABASE_NEWER"
  | "MIGRATION_FAILED"
  | "INVALID_CONTENT"
  | "NOT_EMPTY"
  | "INVALID_ARGUMENT"
  | "PORT_TAKEN"
  | "WORKER_ENDED"
  | "FOLDER_NOT_WRITABLE"

/**
 * An error that a person can do something about: its message says what was expected, what was found and what to do, and is safe
 * to show. Everything else that is thrown is a defect.
 */
export class Failure extends Error {
  override readonly name = "Failure"
  readonly code: FailureCode
  /** The facts in the message, for programs. */
  readonly details: object
  constructor(code: FailureCode, message: string, { details = {}, ...options }: ErrorOptions & { details?: object } = {}) {
    super(message, options)
    this.code = code
    this.details = details
  }
}

/** The system's code of an error, such as ENOENT, or a PostgreSQL SQLSTATE; `undefined` if it has none. */
export function systemCode(error: unknown): string | undefined {
  const code = error instanceof Error && "code" in error ? error.code : undefined
  return typeof code === "string" ? code : undefined
}
