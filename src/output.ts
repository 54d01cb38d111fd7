import { Failure } from "./failure.ts"

// What the server and the commands print is for people. With `--json`, standard output has one JSON document, and lines for
// people go to standard error.

let json = false

/** Whether, from now on, lines go to standard error, and `answer` prints its document. */
export function answerInJson(wanted: boolean): void {
  json = wanted
}

/** Prints a line for the person at the terminal. */
export function say(line: string): void {
  const stream = json ? process.stderr : process.stdout
  stream.write(`${line}\n`)
}

/** Prints a line about something besides the result: what is waited for, or a problem that was worked around. */
export function notice(line: string): void {
  process.stderr.write(`${line}\n`)
}

/** Prints the result of a command as one JSON document if `--json` asks for it, otherwise nothing. Called once, at the end. */
export function answer(document: object): void {
  if (json) process.stdout.write(`${JSON.stringify(document)}\n`)
}

/** Prints a Failure's message; any other error is a defect, and printed whole so that it can be reported. */
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
