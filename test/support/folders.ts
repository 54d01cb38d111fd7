import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { inject } from "vitest"

const made: string[] = []

/** An empty folder that is removed when the test file ends (test/setup/each-file.ts). */
export function temporaryFolder(): string {
  return removedAtEnd(mkdtempSync(join(inject("runFolder"), "files-")))
}

/** Has a folder removed when the test file ends, however it ends. */
export function removedAtEnd(folder: string): string {
  made.push(folder)
  return folder
}

export function removeTemporaryFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
}

/** A folder with these files, by their relative paths. */
export function folderOf(files: Record<string, string | Uint8Array>): string {
  const folder = temporaryFolder()
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return folder
}
