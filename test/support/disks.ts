import { rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { temporaryFolder } from "./folders.ts"

const PRELOADED = fileURLToPath(new URL("./bad-disk.ts", import.meta.url))

/** A disk whose embedded databases can be refused every write, and given room again, while they run. */
export function badDisk() {
  const control = join(temporaryFolder(), "control")
  return {
    /** What a process needs so that its embedded database stands on this disk. */
    env: { BAD_DISK: control, NODE_OPTIONS: `--import=${PRELOADED}` },
    /** From now on writes fail. @param code the system's. @param part of the paths of files to which that applies. */
    refuse(code: string, part = ""): void {
      writeFileSync(control, `${code} ${part}`.trim())
    },
    allow(): void {
      rmSync(control, { force: true })
    },
  }
}
