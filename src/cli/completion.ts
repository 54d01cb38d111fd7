import tab from "@bomb.sh/tab/commander"
import type { Command } from "commander"

/** Adds `completion <shell>`, which prints a script for that shell, and the hidden `complete`, which the script calls. */
export function addCompletion(program: Command): void {
  // Completion shows one line beside a command: its summary rather than its description.
  const described = program.commands.map((command) => ({ command, description: command.description() }))
  for (const { command } of described) command.description(command.summary())
  tab(program, { completionCommandName: "completion" })
  for (const { command, description } of described) command.description(description)
}
