import { exitCodeOf } from "./exit-codes.ts"
import { sayFailure } from "./output.ts"
import { program } from "./program.ts"

try {
  await program().parseAsync()
} catch (error) {
  sayFailure(error)
  process.exitCode = exitCodeOf(error)
}
