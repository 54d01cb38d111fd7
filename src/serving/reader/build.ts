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
/** Requests come before the build. */
const LOW_PRIORITY = 10

/** Where the files built from the sources as they are now stand, or would stand; `null` where there are no sources. */
export function builtFolder(): string | null {
  const digest = sourcesDigest()
  return digest === null ? null : join(OUTPUT, digest)
}

/**
 * Builds the reader into `folder`, in a process of its own; takes about three seconds. Two processes may do so at once: each builds
 * beside it, and the first to end gives its files their place.
 * @throws Error with what the bundler said, or AbortError where `signal` stopped it.
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
