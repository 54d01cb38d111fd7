import fs from "node:fs"
import { syncBuiltinESMExports } from "node:module"
import { isMainThread } from "node:worker_threads"

// Loaded before everything else (see badDisk in disks.ts): the thread of the embedded database then behaves as on a full or
// broken disk, as long as a control file says so. The file contains an error code of the system, or DEFECT for an error that is
// not the system's, and optionally a part of the paths to which it applies.

const control = process.env.BAD_DISK

if (control && !isMainThread) {
  const paths = new Map<number, string>()
  const { openSync, writeSync } = fs
  fs.openSync = (path, ...rest) => {
    const file = openSync(path, ...rest)
    paths.set(file, String(path))
    return file
  }
  fs.writeSync = ((file: number, ...rest: [never]) => {
    const [code, part = ""] = fs.existsSync(control) ? fs.readFileSync(control, "utf8").split(" ") : []
    const path = paths.get(file)
    if (code && path?.includes(part))
      throw Object.assign(new Error(`${code}: write`), code === "DEFECT" ? {} : { code, syscall: "write", path })
    return writeSync(file, ...rest)
  }) as typeof fs.writeSync
  syncBuiltinESMExports()
}
