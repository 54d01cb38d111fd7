import { beforeEach, expect, it } from "vitest"
import { bundleReader } from "../../../src/formats/bundle/reader.ts"
import { importFiles } from "../../../src/writing/import/import.ts"
import type { Losses } from "../../../src/writing/merge/losses.ts"
import { type WriteOptions, writeContent } from "../../../src/writing/write.ts"
import { bundleFolder, smallBundle } from "../../support/bundles.ts"
import { fingerprint, resetTo } from "../../support/contents.ts"
import { describeOnDatabases } from "../../support/databases.ts"
import { folderOf } from "../../support/folders.ts"

const seeds = smallBundle()
const [bridge, ...others] = seeds.articles
const withHeadline = (headline: string) => ({ ...seeds, articles: [{ ...bridge, headline }, ...others] })
const none = { deleted: {}, undone: {} }
const undone = { deleted: {}, undone: { articles: { count: 1, slugs: ["bridge"] } } }

describeOnDatabases("what a reset takes away", "migrated", (use) => {
  beforeEach(async () => {
    await resetTo(use().database, seeds)
  })

  async function write(bundle: Parameters<typeof bundleFolder>[0], mode: WriteOptions["mode"]) {
    let losses: Losses | undefined
    const onLosses = (found: Losses) => {
      losses = found
    }
    const changes = await writeContent(use().database, bundleReader(bundleFolder(bundle)), { mode, onLosses })
    return { losses, changes }
  }

  it("is nothing where it changes nothing, and where only what it reads was changed", async () => {
    expect((await write(seeds, "RESET")).losses).toEqual(none)
    expect((await write(withHeadline("جسر آخر"), "RESET")).losses).toEqual(none)
  })

  it("is what was imported", async () => {
    const text = folderOf({ "a.txt": "خبر من هدى\n\nافتتحت هدى الجسر." })
    const { imported } = await importFiles(use().database, [text])
    const slugs = imported.map(({ article }) => article.slug)
    expect((await write(seeds, "RESET")).losses).toEqual({ deleted: { articles: { count: 1, slugs } }, undone: {} })
    expect((await write(seeds, "RESET")).losses).toEqual(none)
  })

  it("is the first slugs of many", async () => {
    const articles = Array.from({ length: 9 }, (_, index) => ({ ...bridge, slug: `new-${index}` }))
    await write({ articles }, "MERGE")
    const { losses } = await write(seeds, "RESET")
    expect(losses?.deleted.articles).toEqual({ count: 9, slugs: ["new-0", "new-1", "new-2", "new-3", "new-4"] })
  })

  it("is what an import changed, until a reset took it away", async () => {
    await write({ articles: [{ ...bridge, headline: "تصحيح" }] }, "MERGE")
    expect((await write(seeds, "RESET")).losses).toEqual(undone)
    expect((await write(withHeadline("جسر آخر"), "RESET")).losses).toEqual(none)
  })

  it("is nothing where an import was undone by another", async () => {
    await write({ articles: [{ ...bridge, headline: "تصحيح" }] }, "MERGE")
    await write({ articles: [bridge] }, "MERGE")
    expect((await write(seeds, "RESET")).losses).toEqual(none)
  })

  it("is left where it is by a write that keeps, which takes in what changed besides", async () => {
    const { database } = use()
    await write(
      {
        articles: [
          { ...bridge, headline: "تصحيح" },
          { ...bridge, slug: "new" },
        ],
      },
      "MERGE",
    )
    const before = await fingerprint(database)
    expect(await write(seeds, "KEEP")).toMatchObject({ losses: none, changes: { articles: { updated: 0, deleted: 0 } } })
    expect(await fingerprint(database)).toBe(before)
    const [huda, ...people] = seeds.people
    const taught = { ...huda, names: [...huda.names, { value: "هدى الكاتبة", language: "ar", kind: "ALIAS" }] }
    expect(await write({ ...seeds, people: [taught, ...people] }, "KEEP")).toMatchObject({
      losses: none,
      changes: { people: { updated: 1 }, articles: { updated: 0, deleted: 0 } },
    })
    // Changed on both sides.
    expect((await write(withHeadline("جسر آخر"), "KEEP")).losses).toEqual(undone)
    expect((await write(withHeadline("جسر ثالث"), "KEEP")).losses).toEqual(none)
  })

  it("can be refused, and nothing is changed then", async () => {
    const { database } = use()
    await write({ articles: [{ ...bridge, slug: "new" }] }, "MERGE")
    const before = await fingerprint(database)
    const refuse = () => {
      throw new Error("refused")
    }
    const reset = writeContent(database, bundleReader(bundleFolder(seeds)), { mode: "RESET", onLosses: refuse })
    await expect(reset).rejects.toThrow("refused")
    expect(await fingerprint(database)).toBe(before)
  })
})
