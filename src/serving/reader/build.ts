import { spawn } from "node:child_process"
import { once } from "node:events"
import { existsSync } from "node:fs"
import { mkdir, readdir, rename, rm } from "node:fs/promises"
import { createRequire } from "node:module"
import { setPriority } from "node:os"
import { dirname, join } from "node:path"
import { systemCode } from "../../failure.ts"
import { READER_FOLDER, sourcesDigest } from "./sources.ts"

const OUTPUT = join(READER_FOLDER, "dist")
/** Requests take precedence over the build. */
const LOW_PRIORITY = 10

/** The folder for what is built from the current sources; `null` if there are no sources. */
export function builtFolder(): string | null {
  const digest = sourcesDigest()
  return digest === null ? null : join(OUTPUT, digest)
}

/**
 * Builds the reader into `folder`, in a separate process; that takes about three seconds. Two processes may do it at the same
 * time: each builds into a folder of its own, and the first to finish renames it. @throws Error with the bundler's message, or
 * AbortError if `signal` stopped it.
 */
export async function build(folder: string, signal: AbortSignal): Promise<void> {
  const beside = `${folder}.${process.pid}`
  await mkdir(OUTPUT, { recursive: true })
  try {
    await bundle(beside, signal)
    await rename(beside, folder).catch((error: unknown) => {
      const other = systemCode(error)
      if (other !== "ENOTEMPTY" && other !== "EEXIST") throw error
    })
  } finally {
    await rm(beside, { recursive: true, force: true })
  }
  for (const name of await readdir(OUTPUT))
    if (!name.includes(".") && join(OUTPUT, name) !== folder) await rm(join(OUTPUT, name), { recursive: true, force: true })
}

async function bundle(folder: string, signal: AbortSignal): Promise<void> {
  const { resolve } = createRequire(join(READER_FOLDER, "package.json"))
  const vite = join(dirname(resolve("vite/package.json")), "bin/vite.js")
  const child = spawn(process.execPath, [vite, "build", "--outDir", folder, "--logLevel", "warn"], {
    cwd: READER_FOLDER,
    env: { NODE_ENV: "production" },
    stdio: ["ignore", "ignore", "pipe"],
    signal,
  })
  let complaint = ""
  child.stderr.on("data", (data) => {
    complaint += data
  })
  const ended = once(child, "close")
  if (child.pid !== undefined) setPriority(child.pid, LOW_PRIORITY)
  const [code] = await ended
  if (code !== 0 || !existsSync(join(folder, "index.html")))
    throw new Error(`vite build ended with ${code}: ${complaint.trim()}`)
}
