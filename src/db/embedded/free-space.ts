import { existsSync, statfsSync } from "node:fs"
import { dirname } from "node:path"

/** How much room there is for a folder, in MB: for the nearest above it where there is none yet. */
export function freeMegabytes(folder: string): number {
  const { bavail, bsize } = statfsSync(nearest(folder))
  return Math.floor((bavail * bsize) / 1024 / 1024)
}

/** The folder, or the nearest above it that there is. */
export function nearest(folder: string): string {
  return existsSync(folder) ? folder : nearest(dirname(folder))
}
