import { existsSync, statfsSync } from "node:fs"
import { dirname } from "node:path"

/** How many MB are free for a folder, or for its nearest existing ancestor. */
export function freeMegabytes(folder: string): number {
  const { bavail, bsize } = statfsSync(nearest(folder))
  return Math.floor((bavail * bsize) / 1024 / 1024)
}

/** The folder, or its nearest existing ancestor. */
export function nearest(folder: string): string {
  return existsSync(folder) ? folder : nearest(dirname(folder))
}
