import { accessSync, constants, statSync } from "node:fs"
import { freeMegabytes, nearest } from "../../db/embedded/free-space.ts"
import { systemCode } from "../../failure.ts"
import { type Finding, ok, problem, warning } from "./finding.ts"

/** The oldest version of Node that runs the sources directly and has everything that they use. */
const OLDEST_NODE = 24
/** Many times what a new embedded database takes. With less, a write may run out of space and be rolled back. */
const LITTLE_SPACE_MB = 1_024
const NO_SPACE_MB = 100

export function checkNode(version = process.versions.node): Finding {
  if (Number.parseInt(version, 10) >= OLDEST_NODE) return ok("node", `Node ${version}`)
  const advice = "Run Isnad by its npm scripts or by the command isnad: both use the Node that comes with it."
  return problem("node", `Node ${version}, and Isnad needs ${OLDEST_NODE} or later`, advice)
}

/** Whether the folder of the embedded database can be written or created; it is not created here. */
export function checkDataFolder(folder: string): Finding {
  const advice = "Set DATA_DIR to a folder that can be written."
  const present = nearest(folder)
  if (!statSync(present).isDirectory()) return problem("data folder", `${present} is a file`, advice)
  try {
    accessSync(present, constants.W_OK | constants.X_OK)
  } catch (error) {
    return problem("data folder", `${present} cannot be written (${systemCode(error)})`, advice)
  }
  return ok("data folder", present === folder ? folder : `${folder} will be made at the first start`)
}

export function checkFreeSpace(folder: string): Finding {
  return judgeSpace(freeMegabytes(folder))
}

/** Judges the free space on the disk. @param free in MB. */
export function judgeSpace(free: number): Finding {
  const found = `${free.toLocaleString("en")} MB free for the embedded database`
  const advice = "Make room, or set DATA_DIR to a folder on another disk."
  if (free < NO_SPACE_MB) return problem("free space", found, advice)
  return free < LITTLE_SPACE_MB ? warning("free space", found, advice) : ok("free space", found)
}
