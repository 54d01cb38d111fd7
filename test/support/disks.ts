import { rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { temporaryFolder } from "./folders.ts"

const PRELOADED = fileURLToPath(new URL("./bad-disk.ts", import.meta.url))

/** A disk on which all writes of embedded databases can be made to fail, and to succeed again, while they run. */
export function badDisk() {
  const control = join(temporaryFolder(), "control")
  return {
    /** The environment of a process whose embedded database is on this disk. */
    env: { BAD_DISK: control, NODE_OPTIONS: `--import=${PRELOADED}` },
    /** Makes writes fail from now on. @param code the system's error code. @param part of the paths to which it applies. */
    refuse(code: string, part = ""): void {
      writeFileSync(control, `${code} ${part}`.trim())
    },
    allow(): void {
      rmSync(control, { force: true })
    },
  }
}
