import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { fileNameOf } from "../../src/writing/export/export-articles.ts"
import { ATOM, RSS } from "../formats/readers/samples.ts"
import { isnad } from "../support/commands.ts"
import { describeOnDatabases, holdOpen } from "../support/databases.ts"
import { folderOf, temporaryFolder } from "../support/folders.ts"

describeOnDatabases("isnad import and export in formats", "seeded copy", (use) => {
  holdOpen(use)
  it("say of each document what was kept and what was not", async () => {
    const folder = folderOf({ "daily.xml": RSS, "broken.xml": ATOM.slice(0, 400), "photo.jpg": "x" })
    const result = await isnad(["import", folder], use().location)
    expect(result.code).toBe(1)
    expect(result.stdout).toMatch(/daily\.xml, item 1 {2}\(RSS\)\n {2}Ferry & fog: a long night\n/)
    expect(result.stdout).toMatch(/ {2}publishedAt: 2024-05-01T08:00:00\.000Z\n {2}url: https:\/\/daily\.example\/ferry\n/)
    expect(result.stdout).toMatch(/ids: guid tag:daily\.example,2024:1\n {2}authors: salma-haddad-/)
    expect(result.stdout).toMatch(/no place for: enclosures\n/)
    expect(result.stdout).toMatch(/1 files \.jpg left aside/)
    expect(result.stderr).toMatch(
      /^refused: .*broken\.xml:\d+: expected a feed, but it is cut off here, on its last line, before <\/feed>\. Fetch it again, whole\./m,
    )
    expect(result.stdout).toMatch(
      /people +1 +0 +0 +\d+\n {2}articles +2 +0 +0 +0\nDone, but 1 document was refused \(above\)\./,
    )
  })

  it("say what a format has no place for, and write whole files only", async () => {
    const folder = temporaryFolder()
    const result = await isnad(["export", folder, "--format", "ninjs"], use().location)
    expect(result.code).toBe(0)
    expect(result.stdout).toMatch(
      /\d+ {2}articles\/\*\.ninjs\.json\n +\d+ {2}statements with their chains, in \d+ articles: no place in ninjs; they are in jsonld/,
    )
    const names = readdirSync(join(folder, "articles"))
    expect(names.every((name) => name.endsWith(".ninjs.json"))).toBe(true)
    expect(JSON.parse(readFileSync(join(folder, "articles", names[0] as string), "utf8"))).toHaveProperty("uri")
  })

  it("refuse a format that there is not", async () => {
    const result = await isnad(["export", temporaryFolder(), "--format", "pdf"], use().location)
    expect([result.code, result.stderr]).toEqual([2, expect.stringMatching(/bundle, ninjs, jsonld, markdown, text/)])
  })
})

describe("the name of an article's file", () => {
  it.each(["bridge", "جسر-على-النهر", "a.b_c~d"])("is its slug: %s", (slug) => {
    expect(fileNameOf(slug, ".md")).toBe(`${slug}.md`)
  })

  it("never leads out of the folder, is never too long, and never another's", () => {
    const slugs = [
      "../../etc/passwd",
      "..",
      ".hidden",
      "a/b",
      "a\\b",
      "a\u0000b",
      "Bridge",
      "bridge",
      "é".normalize("NFD"),
      "é",
      "ش".repeat(200),
      `${"ش".repeat(199)}س`,
    ]
    const names = slugs.map((slug) => fileNameOf(slug, ".ninjs.json"))
    for (const name of names) {
      expect(name).toMatch(/^[\p{L}\p{M}\p{N}_][\p{L}\p{M}\p{N}._~-]*$/u)
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200)
    }
    expect(new Set(names.map((name) => name.toLowerCase().normalize("NFC"))).size).toBe(names.length)
  })
})
