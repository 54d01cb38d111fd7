import { createHash } from "node:crypto"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

const root = fileURLToPath(new URL("../../../", import.meta.url))

/** Where the reader's sources are, and `dist/` with what was built from them. */
export const READER_FOLDER = join(root, "apps/reader")

const FILES = ["index.html", "package.json", "vite.config.ts"]
const FOLDERS = ["public", "src"]

/**
 * Names the sources by their contents, in 16 hexadecimal digits: times say little after a checkout. The lock file belongs to them,
 * because libraries are built in. `null` where the sources are not there, as in an installation of the server alone.
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
