import { Command } from "commander"
import { answerInJson } from "../output.ts"
import { VERSION } from "../version.ts"
import { addAnnotate } from "./commands/annotate.ts"
import { addDoctor } from "./commands/doctor.ts"
import { addExport } from "./commands/export.ts"
import { addImport } from "./commands/import.ts"
import { addMigrate } from "./commands/migrate.ts"
import { addSchema } from "./commands/schema.ts"
import { addSeed } from "./commands/seed.ts"
import { addServe } from "./commands/serve.ts"
import { addCompletion } from "./completion.ts"

/** The command `isnad` with all of its subcommands. Its parser throws a CommanderError on wrong usage, and when asked for help. */
export function program(): Command {
  const isnad = new Command("isnad")
    .description("Isnad: a GraphQL content backend for news, Arabic first and bilingual.")
    .exitOverride()
    .version(VERSION, "--version", "which version this is")
    .helpOption("--help", "what there is")
    .addHelpText(
      "after",
      `
In Isnad's folder they are npm scripts: npm start, npm run dev (restarts on change), npm run seed, import, export, annotate,
migrate, doctor, schema:print, test, lint, format, typecheck. Options go behind two dashes: npm run seed -- --dry-run
Settings come from the environment: DATABASE_URL, PORT and the others in README.md.
Ends with 0 where all is well, 1 where there is a problem, 2 where it was used wrongly, 130 where Ctrl+C stopped it.`,
    )
    .showHelpAfterError("(isnad --help says what there is)")
    .hook("preAction", (_program, verb) => {
      answerInJson(verb.opts().json === true)
    })
  for (const add of [addServe, addSeed, addImport, addExport, addAnnotate, addMigrate, addSchema, addDoctor]) add(isnad)
  addCompletion(isnad)
  return isnad
}
