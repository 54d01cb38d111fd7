import { readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, it } from "vitest"
import { bundleReader } from "../../../src/formats/bundle/reader.ts"
import { curatedReader } from "../../../src/formats/curated/reader.ts"
import { exportBundle } from "../../../src/writing/export/export.ts"
import { SEEDS_FOLDER } from "../../../src/writing/prepare.ts"
import { writeContent } from "../../../src/writing/write.ts"
import { smallBundle } from "../../support/bundles.ts"
import { testClient } from "../../support/client.ts"
import { fingerprint, resetTo } from "../../support/contents.ts"
import { describeOnDatabases } from "../../support/databases.ts"
import { temporaryFolder } from "../../support/folders.ts"

function fullArticle() {
  return {
    ...smallBundle().articles[0],
    slug: "جسر-على-النهر",
    headlineDerived: true,
    summary: "سطر\nوسطر\t😀\u2028\u0001",
    publishedAt: "0987-12-31T23:59:59.120+03:00",
    url: "https://paper.example/جسر?a=1&b=%20",
    people: ["SUBJECT", "QUOTED"].map((role) => ({ person: "with-all", role })),
    topics: ["جسور", "world"],
    mentionedSources: ["منبر", "agency"],
    externalIds: [
      { scheme: "file", value: "a.txt" },
      { scheme: "cms-id", value: "9" },
    ],
  }
}

/** The small bundle with everything that a bundle may say. */
function fullBundle() {
  const { sources, people, topics, articles } = smallBundle()
  const description = { ar: 'سطر "واحد"\\', en: "One line" }
  return {
    sources: [...sources, { ...sources[0], slug: "منبر", homepage: "https://منبر.example/", country: "IQ", description }],
    people: [...people, { ...people[0], slug: "with-all", description: { en: "x" }, country: "LB", wikidata: "Q7" }],
    topics: [...topics, { ...topics[0], slug: "جسور", parent: "sport", mediaTopic: "medtop:11000000" }],
    articles: [...articles, fullArticle()],
  }
}

const filesOf = (folder: string) =>
  Object.fromEntries(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), "utf8")]))
const ids = `{ articles(first: 500) { nodes { id } } people(first: 100) { nodes { id } } sources(first: 100) { nodes { id } }
  topics(first: 100) { nodes { id } } }`

describeOnDatabases("an export", "migrated", (use) => {
  const exported = async () => {
    const folder = temporaryFolder()
    await exportBundle(use().database, folder, () => {})
    return folder
  }

  it("holds everything: a reset to it changes nothing, and gives the same bytes again", async () => {
    const { database } = use()
    await resetTo(database, fullBundle())
    const stored = await fingerprint(database)
    const first = await exported()
    const lines = filesOf(first)
      ["articles.ndjson"]?.trim()
      .split("\n")
      .map((line) => JSON.parse(line) as object)
    const full = { ...fullArticle(), publishedAt: "0987-12-31T20:59:59.120Z" }
    expect(lines).toContainEqual({ ...full, externalIds: full.externalIds.toReversed() })
    expect(lines).toContainEqual(smallBundle().articles[2])

    await resetTo(database, { articles: [] })
    await writeContent(database, bundleReader(first), { mode: "RESET" })
    expect(await fingerprint(database)).toBe(stored)
    expect(filesOf(await exported())).toEqual(filesOf(first))
  })

  it("does not depend on what was stored before, nor on the order", async () => {
    const { database } = use()
    await resetTo(database, fullBundle())
    const before = filesOf(await exported())
    await writeContent(database, curatedReader(SEEDS_FOLDER), { mode: "RESET" })
    const reversed = Object.entries(fullBundle()).map(([name, lines]) => [name, [...lines].reverse()])
    await resetTo(database, Object.fromEntries(reversed))
    expect(filesOf(await exported())).toEqual(before)
  })

  it("of the curated documents leads to the same ids, lists and rows", async () => {
    const { database } = use()
    await writeContent(database, curatedReader(SEEDS_FOLDER), { mode: "RESET" })
    const stored = await fingerprint(database)
    const nodes = await testClient(database).data(ids)
    const folder = await exported()
    const dry = await writeContent(database, bundleReader(folder), { mode: "RESET", dryRun: true })
    expect(Object.values(dry).every(({ created, updated, deleted }) => created + updated + deleted === 0)).toBe(true)
    await resetTo(database, { articles: [] })
    await writeContent(database, bundleReader(folder), { mode: "RESET" })
    expect(await testClient(database).data(ids)).toEqual(nodes)
    expect(await fingerprint(database)).toBe(stored)
  })

  it("has all records where they take more than one statement, in the order of the slugs", async () => {
    const { people, ...rest } = smallBundle()
    const many = Array.from({ length: 2_001 }, (_, index) => ({ ...people[0], slug: `${index % 2 ? "ش" : "p"}-${index}` }))
    await resetTo(use().database, { ...rest, people: [...people, ...many] })
    const lines =
      filesOf(await exported())
        ["people.ndjson"]?.trim()
        .split("\n") ?? []
    const slugs = lines.map((line) => (JSON.parse(line) as { slug: string }).slug)
    expect(slugs).toHaveLength(2_003)
    expect(slugs).toEqual(slugs.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))))
  })

  it("replaces files only when it has whole ones, and says where it cannot write", async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, "articles.ndjson"), "old\n")
    await exportBundle(use().database, folder, () => {})
    expect(readdirSync(folder).sort()).toEqual([
      "articles.ndjson",
      "people.ndjson",
      "sources.ndjson",
      "stories.ndjson",
      "topics.ndjson",
    ])
    const attempt = (path: string) => exportBundle(use().database, path, () => {})
    await expect(attempt(join(folder, "articles.ndjson"))).rejects.toMatchObject({ code: "FOLDER_NOT_WRITABLE" })
    await expect(attempt("/proc/self")).rejects.toMatchObject({ code: "FOLDER_NOT_WRITABLE" })
  })
})
