import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import manifest from "../../package.json" with { type: "json" }
import { bundleFolder, smallBundle } from "../support/bundles.ts"
import { Command, isnad, nowhere } from "../support/commands.ts"
import { describeOnDatabases, holdOpen } from "../support/databases.ts"
import { folderOf, temporaryFolder } from "../support/folders.ts"

const verbs = ["serve", "seed", "import", "export", "annotate", "migrate", "schema", "doctor"]

describe("isnad", () => {
  it("says what there is", async () => {
    const result = await isnad(["--help"], nowhere)
    expect(result).toMatchObject({ code: 0, stderr: "" })
    for (const verb of verbs) expect(result.stdout).toMatch(new RegExp(`^  ${verb}\\b.* {2}\\w`, "m"))
    expect(await isnad(["--version"], nowhere)).toEqual({ code: 0, stdout: `${manifest.version}\n`, stderr: "" })
  })

  it.each(verbs)("says what %s does and takes", async (verb) => {
    const result = await isnad([verb, "--help"], nowhere)
    expect(result).toMatchObject({ code: 0, stderr: "" })
    expect(result.stdout).toMatch(new RegExp(`^Usage: isnad ${verb}\\b.*\\n\\n\\w`))
    expect(result.stdout).toMatch(new RegExp(`\\nExamples:\\n {2}isnad ${verb}\\b.* {2}\\w`))
  })

  it.each([
    [["sed"], /unknown command 'sed'[\s\S]*Did you mean seed\?/],
    [["seed", "--form", "x"], /unknown option '--form'[\s\S]*Did you mean --from\?/],
    [["seed", "--from"], /option '--from <folder>' argument missing/],
    [["seed", "extra"], /too many arguments/],
    [["import"], /missing required argument 'files'/],
    [["migrate", "--create", "Bad Name"], /Expected a name of lowercase letters/],
    [[], /Usage: isnad/],
  ])("refuses %j as wrong usage", async (args, message) => {
    const result = await isnad(args, nowhere)
    expect(result).toMatchObject({ code: 2, stdout: "", stderr: expect.stringMatching(message) })
    expect(result.stderr).not.toContain("defect")
  })

  it("ends with 1 where the arguments could be right and what they name is not there", async () => {
    const args = ["seed", "--from", "/nonexistent"]
    const result = await new Command("src/cli/main.ts", args, nowhere).ended
    // All other tests run commands within this process.
    expect(await isnad(args, nowhere)).toEqual(result)
    expect(result).toMatchObject({
      code: 1,
      stdout: "",
      stderr: expect.stringMatching(/\/nonexistent cannot be read as a folder/),
    })
  })

  it("says that the database cannot be reached, and that settings are wrong, in a person's words", async () => {
    const away = await isnad(["migrate"], nowhere)
    expect(away).toMatchObject({ code: 1, stderr: expect.stringMatching(/^The database cannot be reached\./) })
    const wrong = await isnad(["migrate"], { ...nowhere, databaseUrl: "mysql://x" })
    expect(wrong).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^These settings are wrong:\n {2}DATABASE_URL=.*: expected a URL/),
    })
    const noFolder = await isnad(["migrate"], { databaseUrl: null, dataDir: join(folderOf({ file: "" }), "file", "data") })
    expect(noFolder).toMatchObject({ code: 1, stderr: expect.stringMatching(/^Cannot create the folder .*DATA_DIR/) })
  })

  it("prints the schema without a database", async () => {
    const printed = await isnad(["schema", "--out", "-"], nowhere)
    expect(printed).toMatchObject({ code: 0, stderr: "", stdout: expect.stringMatching(/^type Query \{$/m) })
    const file = join(temporaryFolder(), "schema.graphql")
    expect(await isnad(["schema", "--out", file], nowhere)).toMatchObject({ code: 0, stdout: `Wrote ${file}.\n` })
    expect(readFileSync(file, "utf8")).toBe(printed.stdout)
    const away = await isnad(["schema", "--out", "/nonexistent/schema.graphql"], nowhere)
    expect(away).toMatchObject({ code: 1, stderr: expect.stringMatching(/^Cannot write \/nonexistent\/schema\.graphql/) })
  })
})

describeOnDatabases("isnad", "empty", (use) => {
  holdOpen(use)
  it("migrates, and has nothing to do the second time", async () => {
    const first = await isnad(["migrate"], use().location)
    expect(first).toMatchObject({
      code: 0,
      stderr: "",
      stdout: expect.stringMatching(/^applied \d{14}_\w+\n[\s\S]*is up to date now\.\n$/),
    })
    expect(first.stdout).not.toContain("postgres@")
    const second = await isnad(["migrate"], use().location)
    expect(second).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^.* is up to date; there was nothing to apply\.\n$/),
    })
  })

  it("exports what it was seeded with, and takes that back", async () => {
    const { location } = use()
    await isnad(["seed", "--yes", "--from", bundleFolder(smallBundle())], location)
    const folder = join(temporaryFolder(), "deep", "export")
    const result = await isnad(["export", folder], location)
    expect(result).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/ 3 {2}articles\.ndjson\n +0 {2}stories\.ndjson\nWrote .*export\.\n$/),
    })
    expect(readdirSync(folder)).toHaveLength(5)
    const again = await isnad(["seed", "--yes", "--from", folder], location)
    expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining("nothing changed") })
    const full = await isnad(["export", join(folder, "people.ndjson")], location)
    expect(full).toMatchObject({ code: 1, stderr: expect.stringMatching(/^Cannot create the folder/) })
  })
})

describeOnDatabases("isnad export of a database without tables", "empty", (use) => {
  holdOpen(use)
  it("gives an empty bundle", async () => {
    const folder = temporaryFolder()
    expect(await isnad(["export", folder], use().location)).toMatchObject({ code: 0 })
    expect(readdirSync(folder).map((file) => readFileSync(join(folder, file), "utf8"))).toEqual(["", "", "", "", ""])
  })
})
