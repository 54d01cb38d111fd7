import { styleText } from "node:util"
import type { Command } from "commander"
import { answer, say } from "../../output.ts"
import { VERSION } from "../../version.ts"
import { examine } from "../doctor/examine.ts"
import type { Finding, Status } from "../doctor/finding.ts"
import { EXIT } from "../exit-codes.ts"
import { addExamples, JSON_OPTION } from "../help.ts"

const COLOUR = { ok: "green", warning: "yellow", problem: "red" } as const satisfies Record<Status, string>

export function addDoctor(program: Command): void {
  const command = program
    .command("doctor")
    .summary("look at everything that Isnad depends on, and say what to do")
    .description(
      "Looks at Node, the settings, the data folder, the database and its migrations, what waits to be indexed, the port and Redis. Changes\nnothing. Each line is ok, a warning (Isnad works, and something is to be done) or a problem. Ends with 1 where there is a problem.",
    )
    .option(...JSON_OPTION)
    .action(async () => {
      const findings = await examine()
      const problems = findings.filter(({ status }) => status === "problem").length
      say(`Isnad ${VERSION}`)
      for (const finding of findings) for (const line of describe(finding)) say(line)
      answer({ version: VERSION, ok: problems === 0, checks: findings })
      if (problems > 0) process.exitCode = EXIT.PROBLEM
    })
  addExamples(command, { doctor: "for people", "doctor --json": "for monitoring" })
}

/** A line for what was checked and found, then a line for each detail and for what to do. */
function describe({ check, status, found, advice }: Finding): string[] {
  const [first, ...more] = found.split("\n")
  const mark = styleText(COLOUR[status], status.padEnd(8), { stream: process.stdout })
  return [
    `${mark} ${check.padEnd(13)}${first}`,
    ...[...more, ...(advice ? [advice] : [])].map((line) => `${" ".repeat(22)}${line.trim()}`),
  ]
}
