import { readdirSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { bundleReader } from "../../src/formats/bundle/reader.ts"
import { curatedReader } from "../../src/formats/curated/reader.ts"
import { contentSize } from "../../src/writing/content-size-sql.ts"
import { SEEDS_FOLDER } from "../../src/writing/prepare.ts"
import { writeContent } from "../../src/writing/write.ts"
import { bundleFolder, smallBundle } from "../support/bundles.ts"
import { testClient } from "../support/client.ts"
import { fingerprint, inconsistencies, resetTo } from "../support/contents.ts"
import { describeOnDatabases } from "../support/databases.ts"

const seed = (options = {}) => [curatedReader(SEEDS_FOLDER), { mode: "RESET" as const, ...options }] as const
const ids = `{ articles(first: 500) { nodes { id slug } } people(first: 100) { nodes { id slug } }
  sources(first: 100) { nodes { id slug } } topics(first: 100) { nodes { id slug } } }`

describeOnDatabases("the curated documents", "migrated", (use) => {
  it("are all written, and writing them again changes nothing", async () => {
    const { database } = use()
    const first = await writeContent(database, ...seed())
    const articles = (readdirSync(`${SEEDS_FOLDER}/articles`, { recursive: true }) as string[]).filter((file) =>
      file.endsWith(".md"),
    )
    expect(first.articles).toEqual({ created: articles.length, updated: 0, unchanged: 0, deleted: 0 })
    expect((await contentSize(database)).articles).toBe(articles.length)
    expect(await inconsistencies(database)).toEqual([])

    const before = await testClient(database).data(ids)
    const stored = await fingerprint(database)
    const second = await writeContent(database, ...seed())
    for (const [kind, { created }] of Object.entries(first))
      expect(second[kind as keyof typeof second]).toEqual({ created: 0, updated: 0, unchanged: created, deleted: 0 })
    expect(await testClient(database).data(ids)).toEqual(before)
    expect(await fingerprint(database)).toBe(stored)
  })

  it("have the same ids after everything else was in the database", async () => {
    const { database } = use()
    const before = await testClient(database).data(ids)
    await resetTo(database, smallBundle())
    expect(await testClient(database).data(ids)).not.toEqual(before)
    await writeContent(database, ...seed())
    expect(await testClient(database).data(ids)).toEqual(before)
  })
})

describeOnDatabases("a reset", "migrated", (use) => {
  it("reports what it created, updated, deleted and left alone, and does just that", async () => {
    const { database } = use()
    await resetTo(database, smallBundle())
    const next = smallBundle()
    const [bridge, , undated] = next.articles
    const articles = [{ ...bridge, headline: "جسر قديم" }, { ...undated }, { ...undated, slug: "new-one" }]
    const changes = await resetTo(database, { ...next, articles })
    expect(changes.articles).toEqual({ created: 1, updated: 1, deleted: 1, unchanged: 1 })
    expect(changes.people).toEqual({ created: 0, updated: 0, deleted: 0, unchanged: 2 })
    const data = await testClient(database).data("{ articles { nodes { slug headline } } }")
    expect(data.articles).toEqual({
      nodes: expect.arrayContaining([
        { slug: "bridge", headline: "جسر قديم" },
        { slug: "undated", headline: "بلا تاريخ" },
        { slug: "new-one", headline: "بلا تاريخ" },
      ]),
    })
    expect(await inconsistencies(database)).toEqual([])
  })

  it("deletes people, sources and topics that are no more, with their names", async () => {
    const { database } = use()
    await resetTo(database, smallBundle())
    const { people, sources, topics, articles } = smallBundle()
    const [, match] = articles
    const changes = await resetTo(database, {
      people: people.slice(1),
      sources: sources.slice(1),
      topics: topics.filter(({ slug }) => slug !== "city"),
      articles: [match],
    })
    expect(changes).toMatchObject({ people: { deleted: 1 }, sources: { deleted: 1 }, topics: { deleted: 1 } })
    const gone =
      '{ person(by: { slug: "huda" }) { id } source(by: { slug: "paper" }) { id } topic(by: { slug: "city" }) { id } }'
    expect(await testClient(database).data(gone)).toEqual({ person: null, source: null, topic: null })
    expect(await inconsistencies(database)).toEqual([])
  })

  it("empties a database where the bundle's files are empty", async () => {
    const { database } = use()
    await resetTo(database, smallBundle())
    await resetTo(database, { articles: [] })
    expect(await contentSize(database)).toEqual({ articles: 0, sources: 0, people: 0, topics: 0, stories: 0 })
  })

  it("as a dry run reports the same and changes nothing", async () => {
    const { database } = use()
    await resetTo(database, smallBundle())
    const before = await fingerprint(database)
    const folder = bundleFolder({ ...smallBundle(), articles: [] })
    const dry = await writeContent(database, bundleReader(folder), { mode: "RESET", dryRun: true })
    expect(dry.articles).toMatchObject({ deleted: 3 })
    expect(await fingerprint(database)).toBe(before)
    expect(await writeContent(database, bundleReader(folder), { mode: "RESET" })).toEqual(dry)
  })
})

describe("the curated reader", () => {
  it("refuses a folder that holds no curated documents", () => {
    expect(() => curatedReader(bundleFolder({ articles: [] }))).toThrow(/has none of sources\.yaml, .*articles\//)
    expect(() => curatedReader("/nonexistent")).toThrow(/Expected a folder of curated documents/)
  })
})
