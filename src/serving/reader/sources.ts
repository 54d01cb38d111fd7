import { createHash } from "node:crypto"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

const root = fileURLToPath(new URL("../../../", import.meta.url))

/** The folder of the reader's sources; its `dist/` has what was built from them. */
export const READER_FOLDER = join(root, "apps/reader")

const FILES = ["index.html", "package.json", "vite.config.ts"]
const FOLDERS = ["public", "src"]

/**
 * A hash of the sources' contents, in 16 hexadecimal digits (times of files mean little after a checkout). The lock file is
 * included, because libraries become part of the build. `null` if there are no sources, as in the published package.
 */
export function sourcesDigest(): string | null {
  if (!existsSync(join(READER_FOLDER, "index.html"))) return null
  const inFolders = FOLDERS.flatMap((folder) =>
    readdirSync(join(READER_FOLDER, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  )
  const hash = createHash("sha256")
  for (const file of [...FILES.map((file) => join(READER_FOLDER, file)), ...inFolders.sort(), join(root, "package-lock.json")])
    if (existsSync(file)) hash.update(file.slice(root.length)).update("\0").update(readFileSync(file)).update("\0")
  return hash.digest("hex").slice(0, 16)
}
