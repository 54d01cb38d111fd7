import { expect, it } from "vitest"
import { Command, isnad, nowhere } from "../support/commands.ts"

// What completes reads the arguments of its process.
const process = (...args: string[]) => new Command("src/cli/main.ts", args, nowhere).ended

it.each(["bash", "zsh", "fish"])("prints a completion script for %s, which asks isnad", async (shell) => {
  const { code, stdout, stderr } = await process("completion", shell)
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" })
  expect(stdout).toMatch(/isnad complete/)
})

it("completes verbs and options, and refuses other shells", async () => {
  expect((await process("complete", "--", "s")).stdout).toMatch(/^serve\t.*\nseed\t.*\nschema\t.*\n/)
  const options = (await process("complete", "--", "seed", "--")).stdout
  for (const option of ["--from", "--dry-run", "--yes", "--json"]) expect(options).toMatch(new RegExp(`^${option}\t`, "m"))
  expect(await isnad(["completion", "tcsh"], nowhere)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("Allowed choices"),
  })
})
