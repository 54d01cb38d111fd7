import { beforeAll, expect, it } from "vitest"
import { bundleReader } from "../../../src/formats/bundle/reader.ts"
import { writeContent } from "../../../src/writing/write.ts"
import { smallBundle } from "../../support/bundles.ts"
import { testClient } from "../../support/client.ts"
import { fingerprint, inconsistencies, resetTo } from "../../support/contents.ts"
import { describeOnDatabases } from "../../support/databases.ts"
import { folderOf } from "../../support/folders.ts"

describeOnDatabases("a bundle", "migrated", (use) => {
  beforeAll(async () => {
    await resetTo(use().database, smallBundle())
  })

  it("may have its lines in any order, children before their parents", async () => {
    const { database } = use()
    const before = await fingerprint(database)
    const reversed = Object.entries(smallBundle()).map(([name, lines]) => [name, [...lines].reverse()])
    expect((await resetTo(database, Object.fromEntries(reversed))).topics).toMatchObject({ updated: 0, unchanged: 4 })
    await resetTo(database, { articles: [] })
    await resetTo(database, Object.fromEntries(reversed))
    expect(await fingerprint(database)).toBe(before)
  })

  it("may begin with a BOM, end its lines with CRLF, hold blank lines and lack the last line end", async () => {
    const { people, sources, topics, articles } = smallBundle()
    const text = (lines: object[]) => `\ufeff${lines.map((line) => JSON.stringify(line)).join("\r\n\r\n  \r\n")}`
    const folder = folderOf({
      "people.ndjson": text(people),
      "sources.ndjson": text(sources),
      "topics.ndjson": text(topics),
      "articles.ndjson": text(articles),
    })
    const changes = await writeContent(use().database, bundleReader(folder), { mode: "RESET" })
    expect(changes.articles).toEqual({ created: 0, updated: 0, deleted: 0, unchanged: 3 })
  })

  it("may have lines that are longer than what is read at once", async () => {
    const { articles, ...rest } = smallBundle()
    const body = "كلمة ".repeat(500_000).trim()
    await resetTo(use().database, { ...rest, articles: [...articles, { ...articles[0], slug: "long", body }] })
    const data = await testClient(use().database).data<{ article: { body: string } }>(
      '{ article(by: { slug: "long" }) { body } }',
    )
    expect(data.article.body === body).toBe(true)
  })

  it("may give a person several roles in an article, the first of which counts for the person's list", async () => {
    const { articles, ...rest } = smallBundle()
    const people = ["SUBJECT", "QUOTED", "AUTHOR"].map((role) => ({ person: "huda", role }))
    await resetTo(use().database, { ...rest, articles: [{ ...articles[0], people }] })
    const data = await testClient(use().database).data(`{
      article(by: { slug: "bridge" }) { people { totalCount edges { role } } }
      person(by: { slug: "huda" }) { articles { totalCount nodes { slug } } } }`)
    expect(data).toMatchObject({
      article: { people: { totalCount: 3, edges: [{ role: "SUBJECT" }, { role: "QUOTED" }, { role: "AUTHOR" }] } },
      person: { articles: { totalCount: 1, nodes: [{ slug: "bridge" }] } },
    })
    expect(await inconsistencies(use().database)).toEqual([])
  })

  it("may move an external id from one record to another", async () => {
    const { people, ...rest } = smallBundle()
    const [huda, karim] = people
    await resetTo(use().database, {
      ...rest,
      people: [
        { ...huda, wikidata: "Q1" },
        { ...karim, wikidata: "Q2" },
      ],
    })
    const changes = await resetTo(use().database, {
      ...rest,
      people: [
        { ...huda, wikidata: "Q2" },
        { ...karim, wikidata: "Q1" },
      ],
    })
    expect(changes.people).toMatchObject({ updated: 2 })
  })

  it("has its languages stored in one spelling", async () => {
    const { articles, ...rest } = smallBundle()
    await resetTo(use().database, { ...rest, articles: [{ ...articles[0], language: "AR-iq" }] })
    const data = await testClient(use().database).data('{ article(by: { slug: "bridge" }) { language direction } }')
    expect(data.article).toEqual({ language: "ar-IQ", direction: "RTL" })
  })
})
