import { rmSync } from "node:fs"

/** Removes a file or folder where that can be done: after a failure, which is what there is to tell. */
export function removeIfPossible(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true })
  } catch {
    // It stays; whoever opens the database next removes it.
  }
}
