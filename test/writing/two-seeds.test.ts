import { expect, it } from "vitest"
import { contentSize } from "../../src/writing/content-size-sql.ts"
import { bulkBundle, bundleFolder } from "../support/bundles.ts"
import { Command } from "../support/commands.ts"
import { fingerprint, inconsistencies, resetTo } from "../support/contents.ts"
import { describeOnDatabases, open } from "../support/databases.ts"

const bundles = [bulkBundle(200, "يمين"), bulkBundle(300, "يسار")]
const seeds = bundles.map((bundle) => ["seed", "--from", bundleFolder(bundle), "--yes"])

describeOnDatabases("two seeds at the same time", "empty", (use) => {
  it("both end well on an empty database, which then holds one of them whole", { timeout: 120_000 }, async () => {
    const { database, location } = use()
    const results = await Promise.all(seeds.map((seed) => new Command("src/cli/main.ts", seed, location).ended))
    for (const result of results) expect(result).toMatchObject({ code: 0, stdout: expect.stringContaining("Done.") })
    expect([200, 300]).toContain((await contentSize(database)).articles)
    expect(await inconsistencies(database)).toEqual([])
  })

  it("take turns beside a process that reads", { timeout: 120_000 }, async () => {
    const { database, location } = use()
    const wholes = []
    for (const bundle of bundles) {
      await resetTo(database, bundle)
      wholes.push(await fingerprint(database))
    }
    const others = [...bundles, ...bundles].map((bundle) => ({ bundle, writer: open(location) }))
    await Promise.all(others.map(({ bundle, writer }) => resetTo(writer, bundle)))
    expect(wholes).toContain(await fingerprint(database))
    await Promise.all(others.map(({ writer }) => writer.close()))
  })
})
