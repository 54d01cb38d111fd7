import { resolve } from "node:path"
import type { Command } from "commander"
import { isEmpty } from "../../db/content-size.ts"
import { migrate } from "../../db/migrations.ts"
import { Failure } from "../../failure.ts"
import { SEEDS_FOLDER } from "../../ingest/prepare.ts"
import { bundleReader } from "../../ingest/readers/bundle.ts"
import { curatedReader } from "../../ingest/readers/curated.ts"
import { addExamples, JSON_OPTION } from "../help.ts"
import { answer } from "../output.ts"
import { withDatabase } from "../with-database.ts"
import { writeAndReport } from "../write-report.ts"

interface SeedOptions {
  from?: string
  dryRun?: boolean
  yes?: boolean
}

export function addSeed(program: Command): void {
  const command = program
    .command("seed")
    .summary("reset the data to the curated documents in seeds/, or to a content bundle")
    .description(
      "Makes the database hold exactly the curated documents in seeds/, or exactly a content bundle. One transaction: readers see the old\ndata or the new. What is unchanged is left alone. Works while the server runs.",
    )
    .option("--from <folder>", "a content bundle instead of seeds/ (docs/bundle.md)")
    .option("--dry-run", "check everything and report what would change, without changing it")
    .option("--yes", "do it even where DATABASE_URL names a database that holds data already")
    .option(...JSON_OPTION)
    .action((options: SeedOptions) => withDatabase((database) => seed(database, options)))
  addExamples(command, {
    "seed --dry-run": "what a reset would change",
    "seed --from backup --yes": "exactly the bundle in the folder backup",
  })
}

async function seed(
  database: Parameters<Parameters<typeof withDatabase>[0]>[0],
  { from, dryRun = false, yes = false }: SeedOptions,
): Promise<void> {
  const reader = from === undefined ? curatedReader(SEEDS_FOLDER) : bundleReader(resolve(from))
  await migrate(database)
  if (!database.embedded && !dryRun && !yes && !(await isEmpty(database))) {
    throw new Failure(
      "NOT_EMPTY",
      `${database.where} holds data, and a reset deletes what is not in ${reader.name}. Look with --dry-run, then say --yes.`,
    )
  }
  answer({ dryRun, ...(await writeAndReport(database, reader, { mode: "RESET", dryRun })) })
}
