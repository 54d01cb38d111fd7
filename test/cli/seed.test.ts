import { expect, it } from "vitest"
import { contentSize } from "../../src/db/content-size.ts"
import { bundleFolder, smallBundle } from "../support/bundles.ts"
import { isnad } from "../support/commands.ts"
import { fingerprint, resetTo } from "../support/contents.ts"
import { describeOnDatabases } from "../support/databases.ts"
import { temporaryFolder } from "../support/folders.ts"

const other = bundleFolder({ people: smallBundle().people })

describeOnDatabases("isnad seed", "empty", (use, backend) => {
  it("fills a new database with the curated documents, and says the second time that nothing changed", async () => {
    const { location, database } = use()
    expect(await isnad(["seed"], location)).toMatchObject({ code: 0, stdout: expect.stringContaining("Done.") })
    expect((await contentSize(database)).articles).toBeGreaterThan(50)
    const again = await isnad(["seed", "--yes"], location)
    expect(again).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("Everything was as it should be; nothing changed."),
    })
  })

  it("asks before it replaces what is in a database that somebody named by its address", async () => {
    const { location, database } = use()
    await resetTo(database, smallBundle())
    const before = await fingerprint(database)
    const dry = await isnad(["seed", "--from", other, "--dry-run"], location)
    expect(dry).toMatchObject({ code: 0, stdout: expect.stringContaining("Nothing was changed (dry run).") })
    expect(await fingerprint(database)).toBe(before)

    const asked = await isnad(["seed", "--from", other], location)
    if (backend === "PostgreSQL") {
      expect(asked).toMatchObject({ code: 1, stdout: "", stderr: expect.stringMatching(/holds data[\s\S]*then say --yes/) })
      expect(asked.stderr).not.toMatch(/postgres@|defect/)
      expect(await fingerprint(database)).toBe(before)
    }
    const sure = await isnad(["seed", "--from", other, "--yes"], location)
    expect(sure.code).toBe(0)
    expect(await contentSize(database)).toEqual({ articles: 0, sources: 0, people: 2, topics: 0, stories: 0 })
  })

  it("names each mistake, ends with 1 and changes nothing", async () => {
    const { location, database } = use()
    await resetTo(database, smallBundle())
    const before = await fingerprint(database)
    const wrong = bundleFolder({ people: [{ slug: "x" }, "{"] })
    const result = await isnad(["seed", "--from", wrong, "--yes"], location)
    expect(result).toMatchObject({ code: 1, stdout: "" })
    expect(result.stderr).toMatch(
      /nothing was loaded:\n {2}people\.ndjson:1 names: .*\n {2}people\.ndjson:2: expected a JSON object/,
    )
    expect(await fingerprint(database)).toBe(before)
    const none = await isnad(["seed", "--from", temporaryFolder(), "--yes"], location)
    expect(none).toMatchObject({ code: 1, stderr: expect.stringMatching(/^Expected a content bundle, but /) })
  })

  it("writes plain lines about its progress where nobody watches a terminal", async () => {
    const result = await isnad(["seed", "--yes"], use().location)
    expect(result.stderr).toMatch(/^reading .*seeds \d+%\n(.*\n)*checking references\nwriting comparing\n/)
    for (const mark of ["\r", "\u001b", "█"]) expect(result.stderr + result.stdout).not.toContain(mark)
  })
})
