import { Failure } from "./failure.ts"

// What the server and the commands say at the terminal is for a person, unless `--json` asked for one JSON document on standard output: lines go to standard error then.

let json = false

/** From now on, lines go to standard error and `answer` writes its document. */
export function answerInJson(): void {
  json = true
}

/** A line for the person at the terminal. */
export function say(line: string): void {
  const stream = json ? process.stderr : process.stdout
  stream.write(`${line}\n`)
}

/** A line about what goes on beside the answer: what is waited for, what went wrong and is gone round. */
export function notice(line: string): void {
  process.stderr.write(`${line}\n`)
}

/** What a command has to tell a program: one JSON document, where `--json` asks for it, and nothing otherwise. Said once, at the end. */
export function answer(document: object): void {
  if (json) process.stdout.write(`${JSON.stringify(document)}\n`)
}

/** A Failure in its own words; anything else is a defect, and shown whole so that it can be reported. */
export function sayFailure(error: unknown): void {
  if (error instanceof Failure) {
    process.stderr.write(`${error.message}\n`)
    answer({ error: { code: error.code, message: error.message, ...error.details } })
    return
  }
  process.stderr.write(
    `This is a defect in Isnad; please report it with these lines:\n${error instanceof Error ? error.stack : String(error)}\n`,
  )
  answer({ error: { code: "DEFECT", message: "This is a defect in Isnad; standard error has the details." } })
}
