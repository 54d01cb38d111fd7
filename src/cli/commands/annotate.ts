import type { Command } from "commander"
import { migrate } from "../../db/migrations.ts"
import { indexPending } from "../../ingest/index/index-articles.ts"
import { say } from "../output.ts"
import { ProgressDisplay } from "../progress.ts"
import { withDatabase } from "../with-database.ts"

export function addAnnotate(program: Command): void {
  program
    .command("annotate")
    .summary("compute what is derived from texts: what search finds them by")
    .description(
      "Indexes the articles that wait to be found by search. Small writes do that themselves; after a load of more than 2,000 articles, which\ncan be read at once, this does it. It may be stopped at any time and goes on where it stopped, beside a running server.",
    )
    .action(() =>
      withDatabase(async (database) => {
        await migrate(database)
        const display = new ProgressDisplay()
        const indexed = await indexPending(database, (done, total) => display.update("indexing articles", done, total))
        display.end()
        say(indexed > 0 ? `Indexed ${indexed} articles.` : "Every article is indexed; there was nothing to do.")
      }),
    )
}
