import { createWriteStream, mkdirSync } from "node:fs"
import { rename, rm } from "node:fs/promises"
import { join } from "node:path"
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import type { ContentKind } from "../../content/kinds.ts"
import type { Database } from "../../db/database.ts"
import type { Transaction } from "../../db/transaction.ts"
import { Failure, systemCode } from "../../failure.ts"
import { BUNDLE_FILES } from "../../formats/bundle/reader.ts"
import { contentSize } from "../content-size-sql.ts"
import { type ExportedRow, exportedRecords } from "./sql.ts"

/** Records read by one statement. Articles are long; this keeps memory at a few megabytes. */
const BATCH = 1_000

export interface ExportedFile {
  file: string
  records: number
}

/**
 * Writes everything as a content bundle: one snapshot of the data, in the order of the slugs, so that equal data gives equal
 * bytes. A file is there only when it is complete. @throws Failure FOLDER_NOT_WRITABLE also where a file cannot be written.
 */
export async function exportBundle(
  database: Database,
  folder: string,
  progress: (file: string, done: number, total: number) => void,
): Promise<ExportedFile[]> {
  createFolder(folder)
  return database.transaction(async (transaction) => {
    const size = await contentSize(transaction)
    const written: ExportedFile[] = []
    for (const [file, kind] of Object.entries(BUNDLE_FILES)) {
      let records = 0
      const lines = linesOf(transaction, kind, (count) => {
        records += count
        progress(file, records, size[kind.table])
      })
      const path = join(folder, file)
      await writeLines(path, lines)
      written.push({ file, records })
    }
    return written
  }, "SNAPSHOT")
}

async function* linesOf(
  transaction: Transaction,
  kind: ContentKind,
  onBatch: (records: number) => void,
): AsyncGenerator<string> {
  let after = ""
  for (;;) {
    const rows = await transaction.query<ExportedRow>(exportedRecords(kind, after, BATCH))
    if (rows.length > 0) yield rows.map(({ record }) => `${record}\n`).join("")
    onBatch(rows.length)
    if (rows.length < BATCH) return
    after = (rows.at(-1) as ExportedRow).slug
  }
}

async function writeLines(path: string, lines: AsyncIterable<string>): Promise<void> {
  const part = `${path}.part`
  const file = createWriteStream(part)
  // An error that comes from reading the lines is the database's; one that the stream reports is the file's. They are told
  // apart here.
  let failed: Error | undefined
  file.once("error", (error) => {
    failed = error
  })
  try {
    await pipeline(Readable.from(lines), file)
    await rename(part, path)
  } catch (error) {
    await rm(part, { force: true }).catch(() => {})
    const code = systemCode(error)
    if (error !== failed && (error as NodeJS.ErrnoException).syscall !== "rename") throw error
    throw new Failure("FOLDER_NOT_WRITABLE", `Cannot write ${path} (${code}). Make room there, or name another folder.`)
  }
}

/** @throws Failure FOLDER_NOT_WRITABLE. */
export function createFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    throw new Failure(
      "FOLDER_NOT_WRITABLE",
      `Cannot create the folder ${folder} (${systemCode(error)}). Name one that can be written.`,
    )
  }
}
