import { closeSync, type Dirent, openSync, readdirSync, readFileSync, readSync, statSync } from "node:fs"
import { basename, extname, join } from "node:path"
import { Failure, systemCode } from "../../failure.ts"
import { BUNDLE_FILES } from "../../formats/bundle/reader.ts"
import { LARGEST_ARTICLE, LARGEST_COLLECTION, mayBeCollection, tooLarge } from "../../formats/read-document.ts"

/** An input to read: a file, or a folder that is a content bundle. */
export type Input =
  | { readonly is: "file"; readonly path: string; readonly name: string }
  | { readonly is: "bundle"; readonly path: string }

export interface Found {
  readonly inputs: Input[]
  /** Files in folders that were not read because of their extensions: how many of each. */
  readonly aside: Map<string, number>
  readonly refused: { file: string; reason: string }[]
}

/**
 * Extensions of documents. In a folder, files with other extensions are not read; a file that is named in the command is always
 * read.
 */
const EXTENSIONS = new Set([
  "",
  ".txt",
  ".text",
  ".md",
  ".markdown",
  ".html",
  ".htm",
  ".xhtml",
  ".json",
  ".jsonld",
  ".xml",
  ".rss",
  ".atom",
])
const DEEPEST = 20
const MOST_FILES = 100_000
/** The path that stands for standard input. */
export const STDIN = "-"

/**
 * Finds the files to read: those that are named, and those in named folders and their subfolders, sorted by name. Symbolic
 * links are not followed.
 */
export function findInputs(paths: readonly string[]): Found {
  const found: Found = { inputs: [], aside: new Map(), refused: [] }
  for (const path of paths) {
    if (path === STDIN) found.inputs.push({ is: "file", path, name: "standard input" })
    else if (!isFolder(path)) found.inputs.push({ is: "file", path, name: basename(path) })
    else {
      const before = found.inputs.length
      walk(path, 0, found)
      if (found.inputs.length === before)
        found.refused.push({ file: path, reason: `${path}: it is a folder without anything that can be read.` })
    }
  }
  return found
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

function walk(folder: string, depth: number, found: Found): void {
  const entries = list(folder, found)
  if (entries.some(({ name }) => name in BUNDLE_FILES)) {
    found.inputs.push({ is: "bundle", path: folder })
    return
  }
  for (const entry of entries) {
    const path = join(folder, entry.name)
    if (entry.isDirectory() && depth < DEEPEST) walk(path, depth + 1, found)
    else if (entry.isDirectory())
      found.refused.push({ file: path, reason: `${path}: folders are read ${DEEPEST} levels deep, and this is below.` })
    else if (entry.isFile()) take(path, entry.name, found)
  }
}

function take(path: string, name: string, found: Found): void {
  const extension = extname(name).toLowerCase()
  if (!EXTENSIONS.has(extension)) {
    found.aside.set(extension, (found.aside.get(extension) ?? 0) + 1)
    return
  }
  if (found.inputs.length >= MOST_FILES)
    throw new Failure(
      "INVALID_CONTENT",
      `Expected ${MOST_FILES} files at most in one import, and found more. Import folder by folder.`,
    )
  found.inputs.push({ is: "file", path, name })
}

/** The entries of a folder; hidden files are never documents. */
function list(folder: string, found: Found): Dirent[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !name.startsWith("."))
    return entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  } catch (error) {
    found.refused.push({ file: folder, reason: `${folder}: it cannot be read (${systemCode(error)}).` })
    return []
  }
}

/** The bytes of a file. A file that is larger than its apparent format may be is not read. @throws Failure INVALID_CONTENT. */
export function readBytes(path: string): Uint8Array {
  try {
    const { size } = statSync(path)
    if (size > LARGEST_ARTICLE) {
      const isCollection = mayBeCollection(headOf(path))
      if (!isCollection || size > LARGEST_COLLECTION) throw tooLarge(path, size, isCollection)
    }
    return readFileSync(path)
  } catch (error) {
    if (error instanceof Failure) throw error
    const reason = systemCode(error)
    const known: Record<string, string> = {
      ENOENT: "there is no such file",
      EISDIR: "it is a folder",
      EACCES: "it may not be read",
    }
    throw new Failure("INVALID_CONTENT", `${path}: ${known[reason ?? ""] ?? `it cannot be read (${reason})`}.`)
  }
}

function headOf(path: string): Uint8Array {
  const file = openSync(path, "r")
  try {
    const head = Buffer.alloc(1_024)
    return head.subarray(0, readSync(file, head))
  } finally {
    closeSync(file)
  }
}
