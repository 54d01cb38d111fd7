import { Failure } from "../failure.ts"

// docs/commands.md says them (a test checks). Stopped by Ctrl+C, a command ends by the signal, which shells tell as 130.

export const EXIT = { OK: 0, PROBLEM: 1, USAGE: 2 } as const

/** How a command ends that threw `error`: arguments that can be none are wrong usage, all else is a problem. */
export function exitCodeOf(error: unknown): number {
  return error instanceof Failure && error.code === "INVALID_ARGUMENT" ? EXIT.USAGE : EXIT.PROBLEM
}
