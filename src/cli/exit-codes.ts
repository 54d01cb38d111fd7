import { Failure } from "../failure.ts"

// Exit statuses; docs/commands.md lists them (a test checks). A command that Ctrl+C stops ends by the signal, which shells show
// as 130.

export const EXIT = { OK: 0, PROBLEM: 1, USAGE: 2 } as const

/** The exit status of a command that threw `error`: wrong usage for impossible arguments, a problem for everything else. */
export function exitCodeOf(error: unknown): number {
  return error instanceof Failure && error.code === "INVALID_ARGUMENT" ? EXIT.USAGE : EXIT.PROBLEM
}
