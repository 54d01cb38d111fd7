import { Failure } from "../failure.ts"

/** A line for the person at the terminal. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** A Failure in its own words; anything else is a defect, and shown whole so that it can be reported. */
export function sayFailure(error: unknown): void {
  if (error instanceof Failure) process.stderr.write(`${error.message}\n`)
  else
    process.stderr.write(
      `This is a defect in Isnad; please report it with these lines:\n${error instanceof Error ? error.stack : String(error)}\n`,
    )
}
