import { CommanderError } from "commander"
import { answerInJson, sayFailure } from "../output.ts"
import { EXIT, exitCodeOf } from "./exit-codes.ts"
import { program } from "./program.ts"

/** Runs one command to its end, and notes what the process shall end with. @param args what is typed behind `isnad`. */
export async function run(args: readonly string[]): Promise<void> {
  answerInJson(false)
  try {
    await program().parseAsync(args, { from: "user" })
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? EXIT.OK : EXIT.USAGE
      return
    }
    sayFailure(error)
    process.exitCode = exitCodeOf(error)
  }
}
