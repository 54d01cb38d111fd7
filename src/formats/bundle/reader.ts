import { readdirSync, statSync } from "node:fs"
import { join } from "node:path"
import { type ContentKind, KINDS } from "../../content/kinds.ts"
import type { ContentReader, Progress } from "../../content/records/content-reader.ts"
import { fieldPath, type Problems } from "../../content/records/problems.ts"
import { type ContentRecord, contentSchemas } from "../../content/records/records.ts"
import { Failure, systemCode } from "../../failure.ts"
import { IN_PLAIN_WORDS, issuesOf } from "../../text/structured/issues.ts"
import { parseJson } from "../../text/structured/json.ts"
import { type Line, readLines } from "../lines.ts"

/** The files of a bundle, in the order in which they are read. */
export const BUNDLE_FILES: Readonly<Record<string, ContentKind>> = Object.fromEntries(
  KINDS.map((kind) => [`${kind.table}.ndjson`, kind]),
)

/**
 * Reads a content bundle: a folder of newline-delimited JSON. @throws Failure INVALID_CONTENT if there is no such folder, or it
 * has no file of a bundle.
 */
export function bundleReader(folder: string): ContentReader {
  const names = listFolder(folder)
  const files = Object.keys(BUNDLE_FILES).filter((name) => names.includes(name))
  if (files.length === 0) {
    throw new Failure(
      "INVALID_CONTENT",
      `Expected a content bundle, but ${folder} has none of ${Object.keys(BUNDLE_FILES).join(", ")}.`,
    )
  }
  const unknown = names.filter((name) => name.endsWith(".ndjson") && !(name in BUNDLE_FILES))
  const sizes = files.map((name) => statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0)
  return {
    name: folder,
    async *read(problems: Problems, progress: Progress) {
      for (const file of unknown)
        problems.add({
          file,
          line: 1,
          field: "",
          message: `unknown file; a bundle has ${Object.keys(BUNDLE_FILES).join(", ")}`,
        })
      const total = sizes.reduce((sum, size) => sum + size, 0)
      let before = 0
      for (const [index, file] of files.entries()) {
        for await (const record of readFile(folder, file, problems, (bytes) => progress(before + bytes, total))) yield record
        before += sizes[index] as number
      }
    },
  }
}

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    throw new Failure("INVALID_CONTENT", `Expected the folder of a content bundle, but ${folder} cannot be read as a folder.`)
  }
}

async function* readFile(
  folder: string,
  file: string,
  problems: Problems,
  progress: (bytes: number) => void,
): AsyncGenerator<ContentRecord> {
  const kind = BUNDLE_FILES[file] as ContentKind
  let number = 0
  try {
    for await (const line of readLines(join(folder, file))) {
      number = line.number
      if (line.text?.trim() === "") continue
      const record = checkLine(kind, file, line, problems)
      if (record) yield record
      if (problems.tooMany) return
      if (number % 500 === 0) progress(line.bytesRead)
    }
  } catch (error) {
    const reason = error instanceof RangeError ? error.message : unreadable(error)
    if (!reason) throw error
    problems.add({ file, line: number + 1, field: "", message: reason })
  }
}

function unreadable(error: unknown): string | undefined {
  const code = systemCode(error)
  return code === "EISDIR" ? "expected a file, got a folder" : code && `it cannot be read (${code})`
}

function checkLine(
  { name: kind }: ContentKind,
  file: string,
  { text, number }: Line,
  problems: Problems,
): ContentRecord | null {
  if (text === null) {
    problems.add({ file, line: number, field: "", message: "expected UTF-8 text, got other bytes" })
    return null
  }
  const add = (field: string, message: string) => problems.add({ file, line: number, field, message })
  const json = parseJson(text, true)
  if ("mistake" in json) {
    add("", `expected a JSON object on one line: ${json.mistake.message}`)
    return null
  }
  const parsed = contentSchemas[kind].safeParse(json.value, IN_PLAIN_WORDS)
  if (parsed.success) return { kind, value: parsed.data, origin: { file, line: number } } as ContentRecord
  for (const { path, message } of issuesOf(parsed.error)) add(fieldPath(path), message)
  return null
}
