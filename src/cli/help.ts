import type { Command } from "commander"

/** The option of all commands whose result a program may want. */
export const JSON_OPTION = [
  "--json",
  "end with one JSON document on standard output; everything else goes to standard error",
] as const

/** Adds lines to copy below a command's help. @param examples what is typed behind `isnad`, with what it is for. */
export function addExamples(command: Command, examples: Record<string, string>): Command {
  const width = Math.max(...Object.keys(examples).map((line) => line.length))
  const lines = Object.entries(examples).map(([line, purpose]) => `  isnad ${line.padEnd(width)}  ${purpose}`)
  return command.addHelpText("after", `\nExamples:\n${lines.join("\n")}`)
}
