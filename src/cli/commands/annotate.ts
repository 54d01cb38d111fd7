import type { Command } from "commander"
import { migrate } from "../../db/migrations.ts"
import { answer, say } from "../../output.ts"
import { enqueueEverything } from "../../writing/annotate/annotate-pending.ts"
import { Shortfalls } from "../../writing/passed-over/shortfalls.ts"
import { annotateAndReport } from "../annotate-report.ts"
import { addExamples, JSON_OPTION } from "../help.ts"
import { indexAndReport } from "../index-report.ts"
import { sayShortfalls, shortfallAnswer } from "../shortfall-report.ts"
import { withDatabase } from "../with-database.ts"

export function addAnnotate(program: Command): void {
  const command = program
    .command("annotate")
    .summary("compute what is derived from texts: search, who said what, shared text, stories")
    .description(
      "Indexes the articles that wait to be found by search, then finds what they say: mentions, statements and their chains, text shared\nwith others, stories. Writes of up to 2,000 articles do that themselves. What older rules found is found anew, and what they\nhad to pass over is tried again. It may be stopped at any time and goes on where it stopped, beside a running server.",
    )
    .option("--all", "find what all articles say anew, after a change to the word lists in src/text/dictionaries")
    .option(...JSON_OPTION)
    .action(({ all = false }: { all?: boolean }) =>
      withDatabase(async (database) => {
        await migrate(database)
        if (all) await enqueueEverything(database)
        const shortfalls = new Shortfalls()
        const indexed = await indexAndReport(database, shortfalls)
        const annotated = await annotateAndReport(database, shortfalls)
        if (indexed + annotated === 0) say("Every article is indexed and annotated; there was nothing to do.")
        sayShortfalls(shortfalls)
        answer({ indexed, annotated, ...shortfallAnswer(shortfalls) })
      }),
    )
  addExamples(command, { annotate: "what waits", "annotate --all": "everything anew" })
}
