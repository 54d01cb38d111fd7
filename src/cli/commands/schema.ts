import { renameSync, rmSync, writeFileSync } from "node:fs"
import type { Command } from "commander"
import { Failure, systemCode } from "../../failure.ts"
import { say } from "../../output.ts"
import { addExamples } from "../help.ts"

export function addSchema(program: Command): void {
  const command = program
    .command("schema")
    .summary("write the GraphQL schema to schema.graphql")
    .description("Prints the GraphQL schema from the code into a file, or to standard output with `--out -`.")
    .option("--out <file>", "where to", "schema.graphql")
    .action(async ({ out }: { out: string }) => {
      const { printedSchema } = await import("../../content/schema.ts")
      if (out === "-") process.stdout.write(printedSchema())
      else {
        writeTo(out, printedSchema())
        say(`Wrote ${out}.`)
      }
    })
  addExamples(command, { "schema --out -": "to standard output" })
}

function writeTo(file: string, text: string): void {
  const part = `${file}.part`
  try {
    // The old file is replaced only when the new one is complete: the disk may be full.
    writeFileSync(part, text)
    renameSync(part, file)
  } catch (error) {
    rmSync(part, { force: true })
    throw new Failure(
      "FOLDER_NOT_WRITABLE",
      `Cannot write ${file} (${systemCode(error)}). Make room there, or name a file that can be written.`,
    )
  }
}
