import type { Command } from "commander"
import { Failure } from "../../failure.ts"
import { LARGEST_COLLECTION } from "../../formats/read-document.ts"
import { answer, say } from "../../output.ts"
import { STDIN } from "../../writing/import/files.ts"
import { importFiles } from "../../writing/import/import.ts"
import { prepareDatabase } from "../../writing/prepare.ts"
import { addExamples, JSON_OPTION } from "../help.ts"
import { changesOfImport, describeImport, importAnswer } from "../import-report.ts"
import { ProgressDisplay } from "../progress.ts"
import { withDatabase } from "../with-database.ts"
import { deriveWaiting, describeChanges } from "../write-report.ts"

export function addImport(program: Command): void {
  const command = program
    .command("import")
    .summary("add documents in the formats of the trade, and link them to what is known")
    .description(
      "Reads articles from files, folders (all that is in them) and, as -, standard input. What a file is is told by what it holds: IPTC ninjs\n(1 to 3), schema.org JSON-LD, RSS, Atom, JSON Feed, HTML pages, Markdown, plain text, a content bundle's folder; and the IPTC Media Topics\nas cv.iptc.org has them (docs/formats.md). Nothing is fetched. Links the people, sources and topics that the formats and the texts name.\nSays of each document what was kept and what was not. The same again changes nothing; a corrected article with the same id or address\nstays the same one.",
    )
    .argument("<files...>", "files and folders, or - for standard input")
    .option("--dry-run", "read and report, without storing anything")
    .option(...JSON_OPTION)
    .action(async (files: string[], { dryRun = false }: { dryRun?: boolean }) => {
      const stdin = files.includes(STDIN) ? await readStdin() : undefined
      await withDatabase(async (database) => {
        // A new embedded database is seeded, as `npm start` would do, since without names there is nothing to link to.
        await prepareDatabase(database)
        const display = new ProgressDisplay()
        const start = performance.now()
        const report = await importFiles(database, files, {
          dryRun,
          ...(stdin ? { stdin } : {}),
          onFile: (file, done, total) => display.update(`reading ${file}`, done, total),
        }).finally(() => display.end())
        for (const document of report.imported) say(`${describeImport(document).join("\n")}\n`)
        for (const note of report.notes) say(note)
        for (const { reason } of report.refused) process.stderr.write(`refused: ${reason}\n`)
        say(describeChanges(changesOfImport(report.changes), dryRun, (performance.now() - start) / 1000, report.refused.length))
        const derived = dryRun ? {} : await deriveWaiting(database, report.shortfalls)
        answer({ dryRun, ...importAnswer(report), ...derived, notes: [...report.notes, ...report.shortfalls.notes] })
        if (report.refused.length > 0) process.exitCode = 1
      })
    })
  addExamples(command, {
    "import report.txt other.txt": "two articles",
    "import --dry-run archive": "what would be made of a folder, and linked to whom",
    "import - < feed.xml": "what a feed holds",
  })
}

/**
 * Standard input, read before anything else, since a retry could not read it again. @throws Failure INVALID_CONTENT if there is
 * too much.
 */
async function readStdin(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of process.stdin as AsyncIterable<Uint8Array>) {
    length += chunk.length
    if (length > LARGEST_COLLECTION)
      throw new Failure("INVALID_CONTENT", "Expected 50 MB on standard input at most. Give larger ones as several files.")
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
