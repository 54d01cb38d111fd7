import { Failure, systemCode } from "../../failure.ts"

// When the thread of the embedded database ends, it tells its clients, in all processes, why: as a message of PostgreSQL's
// protocol.

/** SQLSTATEs: disk_full, and crash_shutdown for everything else. */
const DISK_FULL = "53100"
const CRASHED = "57P02"

/** An ErrorResponse as PostgreSQL sends it before it closes a connection. */
export function fatalError({ code, message }: Failure): Buffer {
  const fields = { S: "FATAL", V: "FATAL", C: code === "DISK_FULL" ? DISK_FULL : CRASHED, M: message }
  const body = Buffer.from(
    `${Object.entries(fields)
      .map(([type, value]) => `${type}${value}\0`)
      .join("")}\0`,
  )
  const head = Buffer.alloc(5)
  head.write("E", "latin1")
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}

/** The Failure that such a message contains; `null` for other errors. */
export function failureOfFatal(error: Error): Failure | null {
  if (!("severity" in error && error.severity === "FATAL")) return null
  const code = systemCode(error)
  if (code !== DISK_FULL && code !== CRASHED) return null
  return new Failure(code === DISK_FULL ? "DISK_FULL" : "DATABASE_FAILED", error.message, { cause: error })
}
