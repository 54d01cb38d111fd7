import { resolve } from "node:path"
import type { Command } from "commander"
import { migrate } from "../../db/migrations.ts"
import { exportBundle } from "../../ingest/export/export.ts"
import { addExamples, JSON_OPTION } from "../help.ts"
import { answer, say } from "../output.ts"
import { ProgressDisplay } from "../progress.ts"
import { withDatabase } from "../with-database.ts"

export function addExport(program: Command): void {
  const command = program
    .command("export")
    .summary("write everything into a content bundle")
    .description(
      "Writes all sources, people, topics and articles as a content bundle (docs/bundle.md): one state of the data, in the order of the slugs.",
    )
    .argument("<folder>", "where to; made where it is missing")
    .option(...JSON_OPTION)
    .action((folder: string) =>
      withDatabase(async (database) => {
        await migrate(database)
        const display = new ProgressDisplay()
        const written = await exportBundle(database, resolve(folder), (file, done, total) =>
          display.update(`writing ${file}`, done, total),
        ).finally(() => display.end())
        for (const { file, records } of written) say(`  ${String(records).padStart(9)}  ${file}`)
        say(`Wrote ${resolve(folder)}.`)
        answer({ folder: resolve(folder), files: written })
      }),
    )
  addExamples(command, { "export backup": "everything into the folder backup" })
}
