import { join } from "node:path"
import { beforeAll, expect, it } from "vitest"
import { importFiles } from "../../../src/writing/import/import.ts"
import { ATOM, NEWS_ARTICLE, NINJS_3, PAGE, RSS } from "../../formats/readers/samples.ts"
import { smallBundle } from "../../support/bundles.ts"
import { testClient } from "../../support/client.ts"
import { fingerprint, inconsistencies, resetTo } from "../../support/contents.ts"
import { describeOnDatabases } from "../../support/databases.ts"
import { folderOf } from "../../support/folders.ts"

// Whole imports: which article a document is, what is made new and what is not, one transaction.

const NO_CHANGE = { created: 0, updated: 0, deleted: 0 }

/** The small bundle, an outlet of the samples, a topic with the Media Topic that they name, and two people. */
function known() {
  const { sources, people, topics, articles } = smallBundle()
  const name = (value: string, language = "en") => [{ value, language, kind: "CANONICAL" }]
  return {
    sources: [
      ...sources,
      { slug: "example-daily", kind: "NEWS_OUTLET", names: name("Example Daily"), homepage: "https://www.daily.example/home" },
    ],
    people: [...people, { slug: "omar-nasser", names: name("Omar Nasser") }],
    topics: [...topics, { slug: "politics", names: name("Politics"), mediaTopic: "medtop:11000000" }],
    articles,
  }
}

describeOnDatabases("an import of feeds, ninjs and pages", "seeded copy", (use) => {
  beforeAll(async () => {
    await resetTo(use().database, known())
  })
  const imported = async (files: Record<string, string | object>, options = {}) => {
    const contents = Object.entries(files).map(([name, content]) => [
      name,
      typeof content === "string" ? content : JSON.stringify(content),
    ])
    return importFiles(use().database, [folderOf(Object.fromEntries(contents))], options)
  }
  const bySlug = async (slug: string) =>
    (
      await testClient(use().database).data<{ article: object }>(
        `{ article(by: { slug: ${JSON.stringify(slug)} }) { headline language publishedAt url publisher { slug } topics { nodes { slug } }
           people { edges { role node { slug } } } } }`,
      )
    ).article
  let ferry: string

  it("links what is known, and makes an author new", async () => {
    const report = await imported({ "daily.xml": RSS })
    expect(report.refused).toEqual([])
    expect(report.changes).toMatchObject({
      articles: { created: 2 },
      people: { created: 1 },
      sources: NO_CHANGE,
      topics: NO_CHANGE,
    })
    ferry = report.imported[0]?.article.slug as string
    const salma = report.imported[0]?.article.people?.[0]?.person as string
    expect(salma).toMatch(/^salma-haddad-[0-9a-f]{8}$/)
    expect(await bySlug(ferry)).toEqual({
      ...{ headline: "Ferry & fog: a long night", language: "en-GB", publishedAt: "2024-05-01T08:00:00.000Z" },
      url: "https://daily.example/ferry",
      publisher: { slug: "example-daily" },
      topics: { nodes: [{ slug: "politics" }] },
      people: { edges: [{ role: "AUTHOR", node: { slug: salma } }] },
    })
    expect(report.imported[0]?.notes.join("\n")).toMatch(/subject \u2068harbour\u2069: no topic has that name/)
    expect(await inconsistencies(use().database)).toEqual([])
  })

  it("changes nothing the second time, whatever the file is called", async () => {
    const before = await fingerprint(use().database)
    const report = await imported({ "again/x.rss": RSS })
    expect(report.changes).toMatchObject({ articles: { ...NO_CHANGE, unchanged: 2 }, people: NO_CHANGE })
    expect(await fingerprint(use().database)).toBe(before)
  })

  it("keeps an article the same one when its headline is corrected, by id and by address", async () => {
    const corrected = RSS.replace("a long night", "a very long night")
    const report = await imported({ "daily.xml": corrected })
    expect(report.changes.articles).toMatchObject({ created: 0, updated: 1, unchanged: 1 })
    expect(await bySlug(ferry)).toMatchObject({ headline: "Ferry & fog: a very long night" })
    const page = {
      ...NEWS_ARTICLE,
      url: "https://daily.example/ferry",
      headline: "By address",
      articleBody: "Other words of it.",
      publisher: undefined,
    }
    const again = await imported({ "page.jsonld": page })
    expect(again.changes.articles).toMatchObject({ created: 0, updated: 1 })
    // What the page says nothing of stays.
    expect(await bySlug(ferry)).toMatchObject({ headline: "By address", publisher: { slug: "example-daily" } })
    await imported({ "daily.xml": corrected })
    expect(await bySlug(ferry)).toMatchObject({ headline: "Ferry & fog: a very long night" })
  })

  it("takes no article from the outlet that published it", async () => {
    const before = await fingerprint(use().database)
    const thief = {
      ...NEWS_ARTICLE,
      url: "https://daily.example/ferry",
      articleBody: "Taken over.",
      publisher: { "@type": "Organization", name: "The Paper" },
    }
    const report = await imported({ "page.json": thief })
    expect(report.refused).toEqual([
      {
        file: expect.any(String),
        reason: expect.stringMatching(/is that of \/.*, which example-daily published, and it says that paper did/),
      },
    ])
    expect(await fingerprint(use().database)).toBe(before)
  })

  it("knows an article once where a feed has its id twice, or two files have it: the newest stands", async () => {
    const item = (title: string, date: string) =>
      `<item><title>${title}</title><guid>urn:x:1</guid><pubDate>${date}</pubDate><description>Text about ${title}.</description></item>`
    const feed = (...items: string[]) =>
      `<rss version="2.0"><channel><title>x</title><link>https://twice.example</link>${items.join("")}</channel></rss>`
    const [old, young] = [
      item("an older thing", "Wed, 01 May 2024 08:00:00 GMT"),
      item("a newer thing", "Thu, 02 May 2024 08:00:00 GMT"),
    ]
    const ways: Record<string, string>[] = [{ "a.xml": feed(old, young) }, { "a.xml": feed(young), "b.xml": feed(old) }]
    for (const files of ways) {
      const report = await imported(files, { dryRun: true })
      expect(report.imported.map(({ article }) => article.headline)).toEqual(["a newer thing"])
      expect(report.refused).toEqual([
        { file: expect.any(String), reason: expect.stringMatching(/it is the same article as .* by its id/) },
      ])
    }
    const same = await imported({ "a.xml": feed(old, old) }, { dryRun: true })
    expect([same.imported.length, same.refused.length]).toEqual([1, 0])
  })

  it("does not take items for one article because they link to one page", async () => {
    const item = (n: number) =>
      `<item><title>Item ${n}</title><link>https://one.example/</link><guid>urn:one:${n}</guid><description>Text ${n} of it.</description></item>`
    const feed = `<rss version="2.0"><channel><title>x</title><link>https://one.example</link>${item(1)}${item(2)}</channel></rss>`
    expect((await imported({ "a.xml": feed })).changes.articles).toMatchObject({ created: 2 })
    expect((await imported({ "a.xml": feed })).changes.articles).toMatchObject({ ...NO_CHANGE, unchanged: 2 })
  })

  it("makes publisher, people and Media Topics new where ninjs says what they are, once", async () => {
    const other = {
      ...NINJS_3,
      uri: "http://agency.example/items/9",
      altIds: [],
      headlines: [{ value: "Other" }],
      subjects: [{ name: "bridges", uri: "medtop:20000001" }, { name: "free word" }],
    }
    const report = await imported({ "a.json": NINJS_3, "b.json": other })
    expect(report.refused).toEqual([])
    expect(report.changes).toMatchObject({
      articles: { created: 2 },
      sources: { created: 1 },
      people: { created: 1 },
      topics: { created: 1 },
    })
    const [first, second] = report.imported.map(({ article }) => article)
    expect(first?.publisher).toBe(second?.publisher)
    // A byline links whom it names, and makes nobody new.
    expect(first?.people).toContainEqual({ person: "omar-nasser", role: "AUTHOR" })
    const again = await imported({ "b.json": other, "a.json": NINJS_3 })
    expect(again.changes).toMatchObject({ articles: NO_CHANGE, sources: NO_CHANGE, people: NO_CHANGE, topics: NO_CHANGE })
  })

  it("makes nobody new for a document that is refused, nor an outlet of a feed's mere title", async () => {
    const empty = {
      ...NINJS_3,
      uri: "http://x.example/1",
      altIds: [],
      bodies: [],
      descriptions: [],
      people: [{ name: "Nobody Else", rel: "about" }],
      infoSources: [{ name: "No Such", role: "publisher" }],
    }
    const report = await imported({ "a.json": empty, "b.xml": ATOM })
    expect(report.refused).toEqual([{ file: expect.any(String), reason: expect.stringContaining("it has no text") }])
    expect(report.changes).toMatchObject({ articles: { created: 1 }, sources: NO_CHANGE })
    expect(report.imported[0]?.article.publisher).toBeUndefined()
    expect(report.imported[0]?.notes.join("\n")).toMatch(/source .*صحيفة المثال.*: not known/)
  })

  it("takes a slug for a slug, and nothing else for one", async () => {
    const marked = (slug: string) => ({ ...NINJS_3, uri: "http://s.example/1", altIds: [{ role: "isnad-slug", value: slug }] })
    for (const slug of ["../../etc/passwd", "a/b", "x\u0000", ".."]) {
      const report = await imported({ "a.json": marked(slug) })
      expect(report.refused).toEqual([{ file: expect.any(String), reason: expect.stringMatching(/slug|no text/) }])
      expect(report.changes.articles).toMatchObject(NO_CHANGE)
    }
  })

  it("reads a folder to its depths, bundles too, and says what it left aside", async () => {
    const small = smallBundle()
    const files = {
      "page.html": PAGE,
      "deep/er/b.txt": "A heading of it\n\nThe text of it, in plain words.",
      "deep/photo.jpg": "x",
      ".hidden/c.txt": "Hidden words\n\nThat nobody asked for.",
      "bundle/sources.ndjson": `${JSON.stringify(small.sources[0])}\n`,
    }
    const folder = folderOf(files)
    const report = await importFiles(use().database, [folder])
    expect(report.refused).toEqual([])
    expect(report.imported.map(({ incoming }) => incoming.format).toSorted()).toEqual(["HTML page", "plain text"])
    expect(report.notes).toEqual([`${join(folder, "bundle")}: a content bundle`, "1 files .jpg left aside"])
  })

  it("reads standard input, and refuses a folder of nothing", async () => {
    const stdin = Buffer.from(JSON.stringify({ ...NEWS_ARTICLE, url: "https://in.example/1", articleBody: "From the pipe." }))
    const report = await importFiles(use().database, ["-", folderOf({ "a/b.jpg": "x" })], { stdin, dryRun: true })
    expect(report.imported).toHaveLength(1)
    expect(report.refused).toEqual([
      { file: expect.any(String), reason: expect.stringContaining("without anything that can be read") },
    ])
  })

  it("writes nothing at all where a bundle beside it has mistakes", async () => {
    const before = await fingerprint(use().database)
    const files = { "a.xml": RSS.replaceAll("tag:daily", "tag:other"), "bundle/people.ndjson": '{"slug":"x"}\n' }
    await expect(importFiles(use().database, [folderOf(files)])).rejects.toMatchObject({ code: "INVALID_CONTENT" })
    expect(await fingerprint(use().database)).toBe(before)
  })
})
