import { rmSync } from "node:fs"

/** Removes a file or folder if possible. Called after a failure, which is what should be reported, so errors are ignored. */
export function removeIfPossible(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true })
  } catch {
    // It stays, and is removed when the database is opened next.
  }
}
