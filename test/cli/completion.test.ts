import { expect, it } from "vitest"
import { isnad, nowhere } from "../support/commands.ts"

it.each(["bash", "zsh", "fish"])("prints a completion script for %s, which asks isnad", async (shell) => {
  const { code, stdout, stderr } = await isnad(["completion", shell], nowhere)
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" })
  expect(stdout).toMatch(/isnad complete/)
})

it("completes verbs and options, and refuses other shells", async () => {
  expect((await isnad(["complete", "--", "s"], nowhere)).stdout).toMatch(/^serve\t.*\nseed\t.*\nschema\t.*\n/)
  const options = (await isnad(["complete", "--", "seed", "--"], nowhere)).stdout
  for (const option of ["--from", "--dry-run", "--yes", "--json"]) expect(options).toMatch(new RegExp(`^${option}\t`, "m"))
  expect(await isnad(["completion", "tcsh"], nowhere)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("Allowed choices"),
  })
})
