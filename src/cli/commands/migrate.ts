import type { Command } from "commander"
import { migrate } from "../../db/migrations.ts"
import { Failure, systemCode } from "../../failure.ts"
import { answer, say } from "../../output.ts"
import { addExamples, JSON_OPTION } from "../help.ts"
import { withDatabase } from "../with-database.ts"

export function addMigrate(program: Command): void {
  const command = program
    .command("migrate")
    .summary("bring the database's tables up to date")
    .description("Applies the migrations that the database does not have yet: all of them, or none.")
    .option("--create <name>", "for developers: write a migration from prisma/schema.prisma for review instead of applying any")
    .option(...JSON_OPTION)
    .action(({ create }: { create?: string }) => (create === undefined ? apply() : author(create)))
  addExamples(command, { migrate: "apply what is missing", "migrate --create add_regions": "write a migration for review" })
}

function apply(): Promise<void> {
  return withDatabase(async (database) => {
    const applied = await migrate(database)
    for (const name of applied) say(`applied ${name}`)
    say(
      applied.length > 0
        ? `${database.where} is up to date now.`
        : `${database.where} is up to date; there was nothing to apply.`,
    )
    answer({ database: database.where, applied })
  })
}

async function author(name: string): Promise<void> {
  if (!/^[a-z][a-z0-9_]{1,60}$/.test(name))
    throw new Failure("INVALID_ARGUMENT", `Expected a name of lowercase letters, digits and underscores, got ${name}.`)
  const { createMigration } = await import("../../db/author.ts").catch((error: unknown) => {
    if (systemCode(error) !== "ERR_MODULE_NOT_FOUND") throw error
    throw new Failure(
      "INVALID_ARGUMENT",
      "Migrations are written in Isnad's repository, whose npm ci installs what that takes.",
    )
  })
  const path = await createMigration(name)
  say(
    path
      ? `Wrote ${path}. Read it, add what Prisma cannot say, then run: npm run migrate`
      : "prisma/schema.prisma and the migrations agree; nothing to write.",
  )
  answer({ created: path })
}
