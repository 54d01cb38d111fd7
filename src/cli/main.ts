#!/usr/bin/env node
import { Command } from "commander"
import { addAnnotate } from "./commands/annotate.ts"
import { addExport } from "./commands/export.ts"
import { addImport } from "./commands/import.ts"
import { addMigrate } from "./commands/migrate.ts"
import { addSchema } from "./commands/schema.ts"
import { addSeed } from "./commands/seed.ts"
import { addServe } from "./commands/serve.ts"
import { sayFailure } from "./output.ts"

const program = new Command("isnad")
  .description("Isnad: a GraphQL content backend for news, Arabic first and bilingual.")
  .helpOption("--help", "what there is")
  .addHelpText(
    "after",
    `
As npm scripts: npm start, npm run dev (restarts on change), npm run seed, import, export, annotate, migrate,
schema:print,
test, lint, format, typecheck. Options go behind two dashes: npm run seed -- --dry-run
Settings come from the environment: DATABASE_URL, PORT and the others in README.md.`,
  )
  .showHelpAfterError("(isnad --help says what there is)")

for (const add of [addServe, addSeed, addImport, addExport, addAnnotate, addMigrate, addSchema]) add(program)

try {
  await program.parseAsync()
} catch (error) {
  sayFailure(error)
  process.exitCode = 1
}
