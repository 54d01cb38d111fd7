import sql from "sql-template-tag"
import { expect, it } from "vitest"
import { bundleReader } from "../../src/formats/bundle/reader.ts"
import { writeContent } from "../../src/writing/write.ts"
import { bulkBundle, bundleFolder } from "../support/bundles.ts"
import { inconsistencies, resetTo } from "../support/contents.ts"
import { describeOnDatabases, open } from "../support/databases.ts"

/** What one statement sees of the articles and all that hangs on them. */
const LOOK = sql`SELECT string_agg(DISTINCT split_part(a.slug, '-', 1), '+') AS words, count(DISTINCT a.id)::int AS articles,
  count(DISTINCT (p.article_id, p.person_id))::int AS people, count(DISTINCT (t.article_id, t.topic_id))::int AS listings
  FROM articles a LEFT JOIN article_people p ON p.article_id = a.id LEFT JOIN topic_articles t ON t.article_id = a.id`

describeOnDatabases("readers beside a reset", "migrated", (use) => {
  it("see the old content or the new, never half", async () => {
    const { database, location } = use()
    await resetTo(database, bulkBundle(400, "قديم"))
    const [before] = await database.query(LOOK)
    const folder = bundleFolder(bulkBundle(1_600, "جديد"))
    const other = open(location)
    let running = true
    const seen: object[] = []
    const reading = (async () => {
      while (running) seen.push(...(await other.query(LOOK)))
    })()
    await writeContent(database, bundleReader(folder), { mode: "RESET" })
    running = false
    await reading
    const [after] = await other.query(LOOK)
    await other.close()

    expect(before).toMatchObject({ words: "قديم", articles: 400, people: 800 })
    expect(after).toMatchObject({ words: "جديد", articles: 1_600, people: 3_200 })
    expect(seen.length).toBeGreaterThan(0)
    for (const look of seen) expect([before, after]).toContainEqual(look)
    expect(await inconsistencies(database)).toEqual([])
  })

  it("see the old content after a reset that fails at its end", async () => {
    const { database } = use()
    await resetTo(database, bulkBundle(50, "قديم"))
    const before = await database.query(LOOK)
    const write = writeContent(database, bundleReader(bundleFolder(bulkBundle(60, "جديد"))), {
      mode: "RESET",
      onProgress: (progress) => {
        if (progress.phase === "writing" && progress.step === "statistics") throw new Error("stopped here")
      },
    })
    await expect(write).rejects.toThrow("stopped here")
    expect(await database.query(LOOK)).toEqual(before)
    expect(await inconsistencies(database)).toEqual([])
  })
})
