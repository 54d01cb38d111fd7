import { accessSync, constants, statSync } from "node:fs"
import { userInfo } from "node:os"
import { Failure, systemCode } from "../../failure.ts"
import { freeMegabytes, nearest } from "./free-space.ts"

// What can be wrong with the files of an embedded database, and what to do in each case. Files that cannot be opened now may
// still be intact, so no message advises to delete them.

/** The system's codes for a full disk, an exhausted quota, and a file that is too large. */
const FULL = new Set(["ENOSPC", "EDQUOT", "EFBIG"])
const NOT_WRITABLE = new Set(["EROFS", "EACCES", "EPERM"])
const OTHERS = new Set(["EIO", "EMFILE", "ENFILE", "ENOMEM", "ESTALE", "ENODEV", "ENXIO"])

/**
 * Whether a file operation that failed with this code means trouble; others (ENOENT, EEXIST) are part of PostgreSQL's normal
 * work.
 */
export function isTrouble(code: string | undefined): code is string {
  return code !== undefined && (isFull(code) || NOT_WRITABLE.has(code) || OTHERS.has(code))
}

function isFull(code: string): boolean {
  return FULL.has(code)
}

/**
 * The failure for a file that could not be read or written. @param code the system's error code. @param said PostgreSQL's
 * message, if there is one. @returns DISK_FULL, FOLDER_NOT_WRITABLE or DATABASE_FAILED.
 */
export function filesTrouble(path: string, code: string, said?: string): Failure {
  if (isFull(code)) return fullDisk(path, code)
  if (NOT_WRITABLE.has(code)) return notWritable(path, code)
  const reason = said ? `${code}: ${said}` : code
  return new Failure(
    "DATABASE_FAILED",
    `The files of the embedded database cannot be read or written (${reason}). They may well be whole: leave ${path} as it is, and look at what the system says of its disk.`,
  )
}

function fullDisk(path: string, code: string): Failure {
  const why: Record<string, string> = {
    EDQUOT: "the quota of this user is used up",
    EFBIG: "a limit for this process lets no file grow further, see ulimit -f",
  }
  return new Failure(
    "DISK_FULL",
    `The disk of the embedded database is full: ${path} (${why[code] ?? `${freeMegabytes(path).toLocaleString("en")} MB free`}). What was committed is kept. Make room there, or move the data folder to another disk and set DATA_DIR to it; then do it again.`,
  )
}

function notWritable(path: string, code: string): Failure {
  const why = code === "EROFS" ? "it is on a disk that can only be read" : ownerOf(path)
  return new Failure(
    "FOLDER_NOT_WRITABLE",
    `Cannot write ${path} (${code}: ${why}). Let this user write there, or set DATA_DIR to a folder that can be written.`,
  )
}

function ownerOf(path: string): string {
  try {
    const { uid, username } = userInfo()
    const owner = statSync(nearest(path)).uid
    if (owner !== uid) return `it belongs to the user ${owner}, and this is ${username} (${uid})`
  } catch {
    // The owner cannot be read either.
  }
  return "this user may not"
}

/** The failure for a folder of an embedded database that could not be created or locked. */
export function folderTrouble(path: string, error: unknown, attempt = "write"): Failure {
  const given = systemCode(error) ?? String(error)
  // For folders on a read-only disk, Node reports ENOENT.
  const code = given === "ENOENT" ? (refusal(nearest(path)) ?? given) : given
  if (isTrouble(code)) return filesTrouble(path, code)
  return new Failure(
    "FOLDER_NOT_WRITABLE",
    `Cannot ${attempt} ${path} (${code}). Set DATA_DIR to a folder that can be written.`,
  )
}

function refusal(folder: string): string | undefined {
  try {
    accessSync(folder, constants.W_OK)
  } catch (error) {
    return systemCode(error)
  }
}
