import { type Command, InvalidArgumentError } from "commander"
import { migrate } from "../../db/migrations.ts"
import { answer, say } from "../../output.ts"
import { enqueueEverything } from "../../writing/annotate/annotate-pending.ts"
import { Shortfalls } from "../../writing/passed-over/shortfalls.ts"
import { annotateAndReport } from "../annotate-report.ts"
import { addExamples, JSON_OPTION } from "../help.ts"
import { indexAndReport } from "../index-report.ts"
import { sayShortfalls, shortfallAnswer } from "../shortfall-report.ts"
import { withDatabase } from "../with-database.ts"
import { WorkersBeside } from "../workers-beside.ts"

export function addAnnotate(program: Command): void {
  const command = program
    .command("annotate")
    .summary("compute what is derived from texts: search, who said what, shared text, stories")
    .description(
      "Indexes the articles that wait to be found by search, then finds what they say: mentions, statements and their chains, text shared\nwith others, stories. Writes of up to 2,000 articles do that themselves. What older rules found is found anew, and what they\nhad to pass over is tried again. A server does all of this by itself, unless BACKGROUND=off; this command does it as quickly\nas it can, and says when it is done. It may be stopped at any time and goes on where it stopped, beside servers and others like it.",
    )
    .option("--all", "find what all articles say anew, after a change to the word lists in src/text/dictionaries")
    .option("--workers <n>", "processes that do it together, as many as there are cores for them: 1 to 64", readWorkers, 1)
    .option(...JSON_OPTION)
    .action(({ all = false, workers }: { all?: boolean; workers: number }) =>
      withDatabase(async (database) => {
        await migrate(database)
        if (all) await enqueueEverything(database)
        const shortfalls = new Shortfalls()
        const beside = new WorkersBeside(workers - 1)
        let [indexed, annotated] = [0, 0]
        try {
          indexed = await indexAndReport(database, shortfalls, beside)
          annotated = await annotateAndReport(database, shortfalls, beside)
          for (const other of await beside.ended) {
            indexed += other.indexed
            annotated += other.annotated
            shortfalls.addAll(other)
          }
        } finally {
          beside.stop()
        }
        if (workers > 1) say(`Together they indexed ${indexed} articles and annotated ${annotated}.`)
        else if (indexed + annotated === 0) say("Every article is indexed and annotated; there was nothing to do.")
        sayShortfalls(shortfalls)
        answer({ indexed, annotated, ...shortfallAnswer(shortfalls) })
      }),
    )
  addExamples(command, {
    annotate: "what waits",
    "annotate --workers 4": "what waits, by four processes",
    "annotate --all": "everything anew",
  })
}

const MOST_WORKERS = 64

function readWorkers(value: string): number {
  const workers = /^\d{1,2}$/.test(value) ? Number(value) : 0
  if (workers >= 1 && workers <= MOST_WORKERS) return workers
  throw new InvalidArgumentError(`Expected a whole number from 1 to ${MOST_WORKERS}.`)
}
