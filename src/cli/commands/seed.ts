import { resolve } from "node:path"
import type { Command } from "commander"
import type { Database } from "../../db/database.ts"
import { migrate } from "../../db/migrations.ts"
import { Failure } from "../../failure.ts"
import { bundleReader } from "../../formats/bundle/reader.ts"
import { curatedReader } from "../../formats/curated/reader.ts"
import { answer, say } from "../../output.ts"
import { isLoss, type Losses, NO_LOSSES } from "../../writing/merge/losses.ts"
import { SEEDS_FOLDER } from "../../writing/prepare.ts"
import { addExamples, JSON_OPTION } from "../help.ts"
import { describeLosses } from "../losses-report.ts"
import { withDatabase } from "../with-database.ts"
import { writeAndReport } from "../write-report.ts"

interface SeedOptions {
  from?: string
  dryRun?: boolean
  keep?: boolean
  yes?: boolean
}

export function addSeed(program: Command): void {
  const command = program
    .command("seed")
    .summary("reset the data to the curated documents in seeds/, or to a content bundle")
    .description(
      "Makes the database hold exactly the curated documents in seeds/, or exactly a content bundle. One transaction: readers see the old\ndata or the new. What is unchanged is left alone. Where that would delete what was imported, or change it back, it asks for --yes\nand says what. Works while the server runs.",
    )
    .option("--from <folder>", "a content bundle instead of seeds/ (docs/bundle.md)")
    .option("--keep", "add and update, and delete nothing: what was imported stays as it is")
    .option("--dry-run", "check everything and report what would change, without changing it")
    .option("--yes", "do it even where that deletes or changes back what was imported")
    .option(...JSON_OPTION)
    .action((options: SeedOptions) => withDatabase((database) => seed(database, options)))
  addExamples(command, {
    "seed --dry-run": "what a reset would change",
    "seed --keep": "after a change in seeds/; everything else stays",
    "seed --from backup --yes": "exactly the bundle in the folder backup",
  })
}

async function seed(database: Database, { from, keep = false, dryRun = false, yes = false }: SeedOptions): Promise<void> {
  const reader = from === undefined ? curatedReader(SEEDS_FOLDER) : bundleReader(resolve(from))
  await migrate(database)
  let losses = NO_LOSSES
  const onLosses = (found: Losses) => {
    losses = found
    if (!dryRun && !yes && isLoss(found)) throw wouldLose(reader.name, found, keep)
  }
  const report = await writeAndReport(database, reader, { mode: keep ? "KEEP" : "RESET", dryRun, onLosses })
  if (dryRun) for (const line of describeLosses(losses)) say(line)
  answer({ dryRun, ...losses, ...report })
}

function wouldLose(name: string, losses: Losses, keep: boolean): Failure {
  const [first, last] = keep
    ? [`Both ${name} and an import changed the same, so nothing was changed yet:`, "To have what the first says: --yes."]
    : [
        `A reset makes the content exactly ${name}. More is stored, so nothing was changed yet:`,
        "To keep it: --keep, which adds and updates only. To have it gone: --yes, perhaps after npm run export -- DIR.",
      ]
  return new Failure("NOT_EMPTY", [first, ...describeLosses(losses), last].join("\n"), { details: { ...losses } })
}
