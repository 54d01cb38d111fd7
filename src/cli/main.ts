import { sayFailure } from "../output.ts"
import { exitCodeOf } from "./exit-codes.ts"
import { program } from "./program.ts"

try {
  await program().parseAsync()
} catch (error) {
  sayFailure(error)
  process.exitCode = exitCodeOf(error)
}
