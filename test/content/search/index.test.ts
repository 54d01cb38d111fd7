import sql from "sql-template-tag"
import { beforeAll, expect, it } from "vitest"
import { Touched } from "../../../src/writing/changes/touched.ts"
import { indexBatch, indexPending } from "../../../src/writing/index/index-articles.ts"
import { outdatedCount, pendingCount } from "../../../src/writing/index/pending.ts"
import { writeContent } from "../../../src/writing/write.ts"
import { readerOf } from "../../graphql/content.ts"
import { type TestClient, testClient } from "../../support/client.ts"
import { describeOnDatabases, open } from "../../support/databases.ts"
import { searchArticles } from "./ask.ts"

// What is written is found at once, by its new words only; indexing may stop anywhere, and several may do it.

const article = (slug: string, body: string) => ({
  kind: "article" as const,
  value: { slug, headline: "عنوان", body, language: "ar" },
})

describeOnDatabases("the index", "seeded copy", (use) => {
  let client: TestClient
  beforeAll(() => {
    client = testClient(use().database)
  })
  const write = (...articles: ReturnType<typeof article>[]) =>
    writeContent(use().database, readerOf(articles), { mode: "MERGE" })
  const found = async (text: string) => (await searchArticles(client, text)).map(({ node }) => node.slug)
  const entries = () =>
    use().database.query<{ digest: string }>(
      sql`SELECT md5(string_agg((article_id, sort_at, search)::text, '|' ORDER BY article_id)) AS digest FROM article_search s`,
    )
  const requeue = () => use().database.query(sql`INSERT INTO search_pending SELECT id FROM articles ON CONFLICT DO NOTHING`)

  it("has an article as soon as it is written, as it is then, and no more when it is gone", async () => {
    await write(article("fresh", "كلام عن الزرافات"))
    expect(await found("الزرافات")).toEqual(["fresh"])
    await write(article("fresh", "كلام عن التماسيح"))
    expect([await found("الزرافات"), await found("التماسيح")]).toEqual([[], ["fresh"]])
    expect(await found("التماسييح")).toEqual(["fresh"])
    await use().database.query(sql`DELETE FROM articles WHERE slug = 'fresh'`)
    expect(await found("التماسيح")).toEqual([])
  })

  it("goes on where it stopped", async () => {
    await write(...Array.from({ length: 700 }, (_, index) => article(`many-${index}`, `نص رقم ${index} وفيه الخنفساء${index}`)))
    const before = await entries()
    await use().database.query(sql`DELETE FROM article_search`)
    await requeue()
    const total = await pendingCount(use().database)
    const { articles: done } = await use().database.transaction((transaction) =>
      indexBatch(transaction, new Touched(), new Set()),
    )
    expect([done > 0, done < total]).toEqual([true, true])
    const stopped = use().database.transaction(async (transaction) => {
      await indexBatch(transaction, new Touched(), new Set())
      throw new Error("stopped")
    })
    await expect(stopped).rejects.toThrow("stopped")
    expect(await pendingCount(use().database)).toBe(total - done)
    const told: number[] = []
    expect(await indexPending(use().database, (so_far) => told.push(so_far))).toBe(total - done)
    expect(told.at(-1)).toBe(total - done)
    expect([await pendingCount(use().database), await entries()]).toEqual([0, before])
  })

  it("has the words of an article whose first indexing was taken back", async () => {
    await use().database.query(sql`DELETE FROM search_words`)
    await requeue()
    const known = new Set<string>()
    const stopped = use().database.transaction(async (transaction) => {
      expect((await indexBatch(transaction, new Touched(), known)).words.length).toBeGreaterThan(0)
      throw new Error("stopped")
    })
    await expect(stopped).rejects.toThrow("stopped")
    expect(known.size).toBe(0)
    await indexPending(use().database)
    expect(await found("الخنفسااء12")).toEqual(["many-12"])
  })

  it("is made by several at once, each article by one", async () => {
    const before = await entries()
    for (let round = 0; round < 3; round++) {
      await use().database.query(sql`DELETE FROM article_search`)
      await use().database.query(sql`DELETE FROM search_words`)
      await requeue()
      const total = await pendingCount(use().database)
      const other = open(use().location)
      const done = await Promise.all([indexPending(use().database), indexPending(other)]).finally(() => other.close())
      expect(done[0] + done[1]).toBe(total)
      expect([await pendingCount(use().database), await entries()]).toEqual([0, before])
    }
    expect(await found("الخنفسااء12")).toEqual(["many-12"])
    expect(await found("الخنفساء12")).toEqual(["many-12"])
  })

  it("holds the newest words of an article that is written while it is indexed", async () => {
    await requeue()
    const other = open(use().location)
    await Promise.all([
      indexPending(other),
      ...[1, 2, 3].map((n) => write(article("many-5", `آخر ما كتب عن الفيلة${n}`), article("many-699", `والنعامة${n}`))),
    ]).finally(() => other.close())
    await indexPending(use().database)
    const [row] = await use().database.query<{ body: string }>(sql`SELECT body FROM articles WHERE slug = 'many-5'`)
    expect(await found((row?.body ?? "").split(" ").at(-1) as string)).toEqual(["many-5"])
    expect(await pendingCount(use().database)).toBe(0)
  })

  it("is made anew where another version of the analysis made it, and finds by that meanwhile", async () => {
    const { database } = use()
    await write(article("older", "كلام عن الوطاويط"))
    const person = {
      kind: "person" as const,
      value: { slug: "salma", names: [{ value: "سلمى الوطواطي", language: "ar", kind: "CANONICAL" as const }] },
    }
    await writeContent(database, readerOf([person]), { mode: "MERGE" })
    const before = await entries()
    const names = () => database.query<{ search: string }>(sql`SELECT search::text AS search FROM names ORDER BY id`)
    const namesBefore = await names()
    await database.query(sql`UPDATE article_search SET version = 0, search = strip(search)`)
    await database.query(sql`UPDATE names SET search = ''`)
    await database.query(sql`DELETE FROM indexed_names`)
    const outdated = await outdatedCount(database)
    expect([outdated > 0, await pendingCount(database), await found("الوطاويط")]).toEqual([true, 0, ["older"]])
    // What is written meanwhile does not wait for the rest.
    await write(article("newer", "كلام عن الوطاويط أيضا"))
    expect([(await found("الوطاويط")).toSorted(), await outdatedCount(database)]).toEqual([["newer", "older"], outdated])
    await database.query(sql`DELETE FROM articles WHERE slug = 'newer'`)
    expect(await indexPending(database)).toBe(outdated)
    expect([await outdatedCount(database), await entries(), await names()]).toEqual([0, before, namesBefore])
    expect(await indexPending(database)).toBe(0)
  })
})
