import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { beforeAll, expect, it } from "vitest"
import type { ArticleFormatName } from "../../src/formats/article-formats.ts"
import { bundleReader } from "../../src/formats/bundle/reader.ts"
import { exportBundle } from "../../src/writing/export/export.ts"
import { exportArticles } from "../../src/writing/export/export-articles.ts"
import { importFiles } from "../../src/writing/import/import.ts"
import { writeContent } from "../../src/writing/write.ts"
import { bundleFolder } from "../support/bundles.ts"
import { fingerprint, inconsistencies } from "../support/contents.ts"
import { describeOnDatabases } from "../support/databases.ts"
import { temporaryFolder } from "../support/folders.ts"

// What goes out in a format comes back in as the same content, but for what the format has no place for.

type Article = Record<string, unknown> & { slug: string }

/** What each format cannot carry, as src/formats/article-formats.ts says. */
const LOST: Record<"ninjs" | "jsonld" | "markdown", string[]> = {
  ninjs: ["headlineDerived", "mentions", "statements"],
  jsonld: ["headlineDerived", "mentions", "statements"],
  markdown: ["mentions", "statements"],
}
const FORMATS = Object.keys(LOST) as (keyof typeof LOST)[]
/** Lists whose order a format does not keep, since it sorts people by what they do. */
const UNORDERED = ["people"]

const articlesIn = (folder: string): Article[] =>
  readFileSync(join(folder, "articles.ndjson"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Article)

describeOnDatabases("a round trip", "seeded copy", (use) => {
  let bundle: string
  let articles: Article[]
  const exported = async (format: ArticleFormatName) => {
    const folder = temporaryFolder()
    const report = await exportArticles(use().database, folder, format, () => {})
    return { folder, report }
  }
  const bundled = async () => {
    const folder = temporaryFolder()
    await exportBundle(use().database, folder, () => {})
    return folder
  }
  beforeAll(async () => {
    // Each case of what a document may say of its times: both, one of them, none.
    const published = "2024-05-01T08:00:00.000Z"
    const timed = articlesIn(await bundled())
      .slice(0, 4)
      .map(({ publishedAt: _, updatedAt: __, ...article }, index) => ({
        ...article,
        ...(index % 2 === 0 ? { publishedAt: published } : {}),
        ...(index < 2 ? { updatedAt: index === 0 ? published : "2025-01-01T00:00:00.000Z" } : {}),
      }))
    await writeContent(use().database, bundleReader(bundleFolder({ articles: timed })), { mode: "MERGE" })
    bundle = await bundled()
    articles = articlesIn(bundle)
  })

  const without = (article: Article, lost: string[]) => {
    const kept = Object.entries(article).filter(([key]) => !lost.includes(key))
    return Object.fromEntries(
      kept.map(([key, value]) => [
        key,
        UNORDERED.includes(key) ? (value as object[]).map((item) => JSON.stringify(item)).toSorted() : value,
      ]),
    )
  }

  it.each(FORMATS)("through %s into the same database changes nothing", async (format) => {
    const { folder } = await exported(format)
    expect(readdirSync(join(folder, "articles"))).toHaveLength(articles.length)
    const before = await fingerprint(use().database)
    const report = await importFiles(use().database, [folder])
    expect(report.refused).toEqual([])
    expect(report.changes.articles).toMatchObject({ created: 0, updated: 0, unchanged: articles.length })
    expect(await fingerprint(use().database)).toBe(before)
  })

  it.each(FORMATS)("through %s into a database without the articles brings them back", async (format) => {
    const { database } = use()
    const { folder } = await exported(format)
    await writeContent(database, emptied(bundle), { mode: "RESET" })
    const report = await importFiles(database, [folder])
    expect(report.refused).toEqual([])
    expect(report.changes.articles).toMatchObject({ created: articles.length })
    expect(report.changes.people).toMatchObject({ created: 0, updated: 0 })
    const back = articlesIn(await bundled())
    expect(back.map((article) => without(article, LOST[format]))).toEqual(
      articles.map((article) => without(article, LOST[format])),
    )
    expect(await inconsistencies(database)).toEqual([])
    expect((await importFiles(database, [folder])).changes.articles).toMatchObject({ created: 0, updated: 0 })
    await writeContent(database, bundleReader(bundle), { mode: "RESET" })
  })

  it("through ninjs into an empty database brings people, sources and topics along", async () => {
    const { database } = use()
    const { folder } = await exported("ninjs")
    await writeContent(database, { name: "nothing", async *read() {} }, { mode: "RESET" })
    const report = await importFiles(database, [folder])
    expect(report.refused).toEqual([])
    const back = articlesIn(await bundled())
    expect(back.map((article) => without(article, LOST.ninjs))).toEqual(articles.map((article) => without(article, LOST.ninjs)))
    await writeContent(database, bundleReader(bundle), { mode: "RESET" })
  })

  it("through the bundle, merged by import, changes nothing", async () => {
    const before = await fingerprint(use().database)
    const report = await importFiles(use().database, [bundle])
    expect(report.notes).toEqual([expect.stringContaining("a content bundle")])
    expect(report.changes.articles).toMatchObject({ created: 0, updated: 0, unchanged: articles.length })
    expect(await fingerprint(use().database)).toBe(before)
  })

  it("through plain text keeps headline and body", async () => {
    const { folder, report } = await exported("text")
    expect(report.losses.map(({ what }) => what)).toContain("statements with their chains")
    for (const { slug, headline, headlineDerived, body } of articles.slice(0, 20)) {
      const text = readFileSync(join(folder, "articles", `${slug}.txt`), "utf8")
      expect(text).toBe(headlineDerived ? `${body}\n` : `${headline}\n\n${body}\n`)
    }
  })
})

/** The bundle's people, sources and topics alone. */
function emptied(bundle: string) {
  const reader = bundleReader(bundle)
  return {
    name: "without articles",
    async *read(...args: Parameters<typeof reader.read>) {
      for await (const record of reader.read(...args)) if (record.kind !== "article" && record.kind !== "story") yield record
    },
  }
}
