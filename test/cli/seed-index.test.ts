import { setTimeout as sleep } from "node:timers/promises"
import sql from "sql-template-tag"
import { expect, it } from "vitest"
import { pendingCount } from "../../src/writing/index/pending.ts"
import { bulkBundle, bundleFolder } from "../support/bundles.ts"
import { Command, isnad } from "../support/commands.ts"
import { describeOnDatabases, open, type TestDatabase } from "../support/databases.ts"

// More than a write indexes in its own transaction.
const folderOf = (word: string) => bundleFolder(bulkBundle(2_100, word))

const entries = async (location: TestDatabase["location"]) => {
  const database = open(location)
  const [row] = await database.query<{ entries: number; digest: string }>(
    sql`SELECT count(*)::int AS entries, md5(string_agg(s::text, '|' ORDER BY article_id)) AS digest FROM article_search s`,
  )
  const waiting = await pendingCount(database)
  await database.close()
  return { ...row, waiting }
}

describeOnDatabases("a large seed", "empty", (use) => {
  it("is indexed by the same command, after it said that its content is there", { timeout: 120_000 }, async () => {
    const { location } = use()
    const result = await isnad(["seed", "--from", folderOf("كتاب"), "--yes"], location)
    expect(result).toMatchObject({ code: 0 })
    expect(result.stdout).toMatch(
      /Done\. [\d.]+ s\n2100 articles can be read; .*\nIndexed 2100 articles for search\. [\d.]+ s\nWho said what in 2100 articles.*annotate\n$/,
    )
    expect(await entries(location)).toMatchObject({ entries: 2_100, waiting: 0 })
  })

  it("goes on with annotate where it was killed while it was indexed, which also finds what texts say", {
    timeout: 120_000,
  }, async () => {
    const { location } = use()
    const command = new Command("src/cli/main.ts", ["seed", "--from", folderOf("قلم"), "--yes"], location)
    while (!/indexing/.test(command.stderr) && command.child.exitCode === null) await sleep(5)
    command.child.kill("SIGKILL")
    expect((await command.ended).code).toBeNull()
    expect((await entries(location)).waiting).toBeGreaterThan(0)
    expect(await isnad(["annotate"], location)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/Indexed \d+ articles for search.*\nAnnotated 2100 articles/),
    })
    expect(await entries(location)).toMatchObject({ entries: 2_100, waiting: 0 })
    expect(await isnad(["annotate"], location)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("Every article is indexed and annotated"),
    })
  })
})
