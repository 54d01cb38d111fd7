import type { Command } from "commander"
import { loadConfig } from "../../config.ts"
import { addExamples } from "../help.ts"

export function addServe(program: Command): void {
  const command = program
    .command("serve")
    .summary("serve GraphQL (what npm start does)")
    .description(
      "Migrates the database, seeds it where it is the embedded one and empty, and serves GraphQL until it is told to stop.",
    )
    .action(async () => {
      const { serve } = await import("../../server.ts")
      await serve(loadConfig())
    })
  addExamples(command, { serve: "at http://localhost:4000/graphql, with the embedded database in ./data" })
}
