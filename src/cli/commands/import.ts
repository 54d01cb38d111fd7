import type { Command } from "commander"
import { importFiles } from "../../ingest/import.ts"
import { prepareDatabase } from "../../ingest/prepare.ts"
import { addExamples, JSON_OPTION } from "../help.ts"
import { describeImport, importAnswer } from "../import-report.ts"
import { answer, say } from "../output.ts"
import { ProgressDisplay } from "../progress.ts"
import { withDatabase } from "../with-database.ts"
import { deriveWaiting, describeChanges } from "../write-report.ts"

export function addImport(program: Command): void {
  const command = program
    .command("import")
    .summary("add plain text documents and link them to what is known")
    .description(
      "Reads plain text documents (UTF-8), finds their headline, headings and paragraphs, and links the people, sources and topics that the\ndatabase knows by any of their names. Says what it found and where. The same file again changes nothing.",
    )
    .argument("<files...>", "text files, one article each")
    .option("--dry-run", "read and report, without storing anything")
    .option(...JSON_OPTION)
    .action((files: string[], { dryRun = false }: { dryRun?: boolean }) =>
      withDatabase(async (database) => {
        // Seeded where an embedded database is new, as `npm start` would: without names there is nothing to link to.
        await prepareDatabase(database)
        const display = new ProgressDisplay()
        const start = performance.now()
        const report = await importFiles(database, files, {
          dryRun,
          onFile: (file, done, total) => display.update(`reading ${file}`, done, total),
        }).finally(() => display.end())
        for (const document of report.imported) say(`${describeImport(document).join("\n")}\n`)
        for (const { reason } of report.refused) process.stderr.write(`refused: ${reason}\n`)
        say(describeChanges({ articles: report.changes.articles }, dryRun, (performance.now() - start) / 1000))
        const derived = dryRun ? {} : await deriveWaiting(database)
        answer({ dryRun, ...importAnswer(report), ...derived })
        if (report.refused.length > 0) process.exitCode = 1
      }),
    )
  addExamples(command, {
    "import report.txt other.txt": "two articles",
    "import --dry-run report.txt": "what would be linked to whom",
  })
}
