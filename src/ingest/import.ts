import { readFileSync, statSync } from "node:fs"
import { basename } from "node:path"
import type { Database } from "../db/database.ts"
import { buildDictionary, type Dictionary } from "../evidence/names/dictionary.ts"
import { Failure, systemCode } from "../failure.ts"
import type { ContentRecord } from "./content.ts"
import { articleSchema } from "./content.ts"
import { readDictionaryNames } from "./dictionary-names.ts"
import { type ImportedDocument, importDocument } from "./importers/document.ts"
import type { Changes } from "./merge/merge.ts"
import { fieldPath, issuesOf } from "./problems.ts"
import { writeContent } from "./write.ts"

/** Refused before it is read. Bytes. */
const LARGEST_FILE = 5 * 1024 * 1024

export interface ImportReport {
  readonly imported: readonly ImportedDocument[]
  /** Files that are no document, with the reason. */
  readonly refused: readonly { file: string; reason: string }[]
  readonly changes: Changes
}

/**
 * Imports plain text documents: all that can be read, in one transaction. The same file again changes nothing.
 * @param onFile told of each file before it is read.
 */
export async function importFiles(
  database: Database,
  files: readonly string[],
  options: { dryRun?: boolean; onFile?: (file: string, done: number, total: number) => void } = {},
): Promise<ImportReport> {
  const dictionary = buildDictionary(await readDictionaryNames(database))
  const imported = new Map<string, ImportedDocument>()
  const refused: { file: string; reason: string }[] = []
  for (const [index, file] of files.entries()) {
    options.onFile?.(file, index, files.length)
    try {
      const document = readDocument(file, dictionary)
      const { slug, body } = document.article
      const other = imported.get(slug)
      if (other && other.article.body !== body) throw sameIdentity(file, other.file)
      // The same document given twice counts once.
      imported.set(slug, document)
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      refused.push({ file, reason: error.message })
    }
  }
  const documents = [...imported.values()]
  const reader = { name: "documents", read: () => recordsOf(documents) }
  const changes = await writeContent(database, reader, { mode: "MERGE", dryRun: options.dryRun ?? false })
  return { imported: documents, refused, changes }
}

function sameIdentity(file: string, other: string): Failure {
  return new Failure(
    "INVALID_CONTENT",
    `${file}: it has the headline and the file name of ${other}, and other words. Rename one of them, so that they are two articles.`,
  )
}

function readDocument(file: string, dictionary: Dictionary): ImportedDocument {
  const document = importDocument(readBytes(file), file, basename(file), dictionary)
  const parsed = articleSchema.safeParse(document.article)
  if (parsed.success) return { ...document, article: parsed.data }
  const [issue] = issuesOf(parsed.error)
  throw new Failure("INVALID_CONTENT", `${file}: ${fieldPath(issue?.path ?? [])}: ${issue?.message}`)
}

function readBytes(file: string): Uint8Array {
  try {
    const { size } = statSync(file)
    if (size > LARGEST_FILE) {
      throw new Failure(
        "INVALID_CONTENT",
        `${file}: expected an article of 5 MB at most, got ${(size / 1024 / 1024).toFixed(1)} MB. Split it into one file for each article.`,
      )
    }
    return readFileSync(file)
  } catch (error) {
    if (error instanceof Failure) throw error
    const reason = systemCode(error)
    const known: Record<string, string> = {
      ENOENT: "there is no such file",
      EISDIR: "it is a folder; name the files in it",
      EACCES: "it may not be read",
    }
    throw new Failure("INVALID_CONTENT", `${file}: ${known[reason ?? ""] ?? `it cannot be read (${reason})`}.`)
  }
}

async function* recordsOf(documents: readonly ImportedDocument[]): AsyncGenerator<ContentRecord> {
  for (const { article, file } of documents) yield { kind: "article", value: article, origin: { file, line: 1 } }
}
