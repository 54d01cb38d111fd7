import { mkdirSync, truncateSync } from "node:fs"
import { join } from "node:path"
import { expect, it } from "vitest"
import { testClient } from "../support/client.ts"
import { isnad } from "../support/commands.ts"
import { fingerprint } from "../support/contents.ts"
import { describeOnDatabases, holdOpen } from "../support/databases.ts"
import { LINES, RUN_TOGETHER } from "../support/documents.ts"
import { folderOf } from "../support/folders.ts"

const folder = folderOf({
  "a.txt": RUN_TOGETHER,
  "b.txt": LINES,
  "empty.txt": "",
  "image.png": new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
  "utf16.txt": Buffer.from("\ufeffخبر من المدينة", "utf16le"),
  "windows.txt": new Uint8Array([0xc7, 0xe1, 0xda, 0xd1, 0xc7, 0xde, 0x20, 0xc7, 0xe1, 0xe6, 0xe3]),
  "large.txt": "x",
})
truncateSync(join(folder, "large.txt"), 50 * 1024 * 1024)
mkdirSync(join(folder, "folder.txt"))
const paths = (...names: string[]) => names.map((name) => join(folder, name))

describeOnDatabases("isnad import", "seeded copy", (use) => {
  holdOpen(use)
  it("says what it found where, and the second time that nothing changed", async () => {
    const { location } = use()
    const first = await isnad(["import", ...paths("a.txt", "b.txt")], location)
    expect(first).toMatchObject({ code: 0, stdout: expect.stringMatching(/articles +2 +0 +0 +0\nDone\./) })
    expect(first.stdout).toMatch(/quoted +matthew-tueller .*ماثيو تولر.* @headline:\d+/)
    expect(first.stdout).toMatch(/cited +associated-press/)
    expect(first.stdout).toContain("(no headline given: its opening words)")
    const second = await isnad(["import", ...paths("a.txt", "b.txt")], location)
    expect(second).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/articles +0 +0 +0 +2\nEverything was as it should be/),
    })
  })

  it("reads and reports only, as a dry run", async () => {
    const { location, database } = use()
    const before = await fingerprint(database)
    const [file] = Object.values(paths("a.txt"))
    const result = await isnad(["import", "--dry-run", file as string], location)
    expect(result).toMatchObject({ code: 0, stdout: expect.stringContaining("Nothing was changed (dry run).") })
    expect(await fingerprint(database)).toBe(before)
  })

  it("refuses what is no article with the reason, ends with 1, and takes the others", async () => {
    const { location, database } = use()
    const good = folderOf({ "good.txt": "خبر جيد\n\nوصل القطار إلى المدينة." })
    const bad = paths("empty.txt", "image.png", "utf16.txt", "windows.txt", "large.txt", "folder.txt", "missing.txt")
    const result = await isnad(["import", ...bad, join(good, "good.txt")], location)
    expect(result).toMatchObject({ code: 1, stdout: expect.stringMatching(/articles +1 +0 +0 +0\n/) })
    for (const [name, reason] of [
      ["empty.txt", "it is empty"],
      ["image.png", "it is binary"],
      ["utf16.txt", "it is UTF-16.*iconv"],
      ["windows.txt", "perhaps windows-1256.*iconv"],
      ["large.txt", "got 50.0 MB"],
      ["folder.txt", "it is a folder"],
      ["missing.txt", "there is no such file"],
    ])
      expect(result.stderr).toMatch(new RegExp(`^refused: .*${name}: .*${reason}`, "m"))
    expect(result.stderr.match(/^refused:/gm)).toHaveLength(7)
    const data = await testClient(database).data("{ articles(first: 500) { nodes { headline } } }")
    expect(data.articles).toMatchObject({ nodes: expect.arrayContaining([{ headline: "خبر جيد" }]) })
  })
})

describeOnDatabases("isnad import into a new database", "empty", (use, backend) => {
  holdOpen(use)
  it("links to the curated names where the database is the embedded one, which begins with them", async () => {
    const result = await isnad(["import", ...paths("a.txt")], use().location)
    expect(result).toMatchObject({ code: 0, stdout: expect.stringMatching(/articles +1 +0 +0 +0\n/) })
    expect(/matthew-tueller/.test(result.stdout)).toBe(backend === "PGlite")
  })
})
