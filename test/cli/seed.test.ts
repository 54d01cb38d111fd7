import { expect, it } from "vitest"
import { contentSize } from "../../src/writing/content-size-sql.ts"
import { bundleFolder, smallBundle } from "../support/bundles.ts"
import { isnad } from "../support/commands.ts"
import { fingerprint, resetTo } from "../support/contents.ts"
import { describeOnDatabases, holdOpen } from "../support/databases.ts"
import { temporaryFolder } from "../support/folders.ts"

const other = bundleFolder({ people: smallBundle().people })

describeOnDatabases("isnad seed", "empty", (use) => {
  holdOpen(use)
  it("fills a new database with the curated documents, and says the second time that nothing changed", async () => {
    const { location, database } = use()
    expect(await isnad(["seed"], location)).toMatchObject({ code: 0, stdout: expect.stringContaining("Done.") })
    expect((await contentSize(database)).articles).toBeGreaterThan(50)
    const again = await isnad(["seed"], location)
    expect(again).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("Everything was as it should be; nothing changed."),
    })
  })

  it("asks before it deletes anything, and says what", async () => {
    const { location, database } = use()
    await resetTo(database, smallBundle())
    const before = await fingerprint(database)
    const lines = [
      "  2 sources would be deleted: agency, paper",
      "  4 topics would be deleted: city, region, sport, world",
      "  3 articles would be deleted: bridge, match, undated",
    ]
    const dry = await isnad(["seed", "--from", other, "--dry-run"], location)
    expect(dry).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(new RegExp(`Nothing was changed \\(dry run\\)\\..*\n${lines.join("\n")}\n$`)),
    })
    const asked = await isnad(["seed", "--from", other], location)
    expect(asked).toMatchObject({
      code: 1,
      stdout: "",
      stderr: expect.stringContaining(`${lines.join("\n")}\nTo keep it: --keep`),
    })
    expect(asked.stderr).not.toMatch(/postgres@|defect/)
    const { error } = JSON.parse((await isnad(["seed", "--from", other, "--json"], location)).stdout)
    expect(error).toMatchObject({
      code: "NOT_EMPTY",
      deleted: { sources: { count: 2, slugs: ["agency", "paper"] }, topics: { count: 4 }, articles: { count: 3 } },
      undone: {},
    })
    expect(await isnad(["seed", "--from", other, "--keep"], location)).toMatchObject({ code: 0 })
    expect(await fingerprint(database)).toBe(before)
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
