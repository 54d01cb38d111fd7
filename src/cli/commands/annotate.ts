import type { Command } from "commander"
import { migrate } from "../../db/migrations.ts"
import { indexAndReport } from "../index-report.ts"
import { say } from "../output.ts"
import { withDatabase } from "../with-database.ts"

export function addAnnotate(program: Command): void {
  program
    .command("annotate")
    .summary("compute what is derived from texts: what search finds them by")
    .description(
      "Indexes the articles that wait to be found by search. Writes do that themselves; this goes on where one was stopped, after its\ncontent was there. It may be stopped at any time and goes on where it stopped, beside a running server.",
    )
    .action(() =>
      withDatabase(async (database) => {
        await migrate(database)
        const indexed = await indexAndReport(database)
        if (indexed === 0) say("Every article is indexed; there was nothing to do.")
      }),
    )
}
