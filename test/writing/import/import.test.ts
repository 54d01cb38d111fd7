import { existsSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { expect, it } from "vitest"
import { importFiles } from "../../../src/writing/import/import.ts"
import { testClient } from "../../support/client.ts"
import { fingerprint, inconsistencies } from "../../support/contents.ts"
import { describeOnDatabases } from "../../support/databases.ts"
import { LINES, RUN_TOGETHER } from "../../support/documents.ts"
import { folderOf } from "../../support/folders.ts"

const TRAIL = `{ person(by: { slug: "matthew-tueller" }) { articles(first: 100) {
  nodes { headline publisher { name } people { edges { role node { name(locale: EN) } } } } } } }`
interface Trail {
  person: { articles: { nodes: { headline: string; people: { edges: object[] } }[] } }
}
const edge = (name: string, role: string) => ({ role, node: { name } })

describeOnDatabases("imported documents", "seeded copy", (use) => {
  const folder = folderOf({ "a.txt": RUN_TOGETHER, "b.txt": LINES, "other/a.txt": `${RUN_TOGETHER} وانتهى الأمر.\n` })
  const path = (name: string) => join(folder, name)
  const trail = async () => (await testClient(use().database).data<Trail>(TRAIL)).person.articles.nodes

  it("stand in the trail of the person they name", async () => {
    const { database } = use()
    const report = await importFiles(database, [path("a.txt"), path("b.txt")])
    expect(report).toMatchObject({ refused: [], changes: { articles: { created: 2, updated: 0, deleted: 0 } } })
    expect(await trail()).toEqual(
      expect.arrayContaining([
        {
          headline: "السفير الأميركي ماثيو تولر يزور مدرسة جديدة في بغداد",
          publisher: null,
          people: { edges: [edge("Matthew Tueller", "QUOTED"), edge("Joe Biden", "MENTIONED")] },
        },
        {
          headline: "للمرة الأولى منذ الشتاء ، زرع تلاميذ مدرسة في بغداد أشجار الرمان في ساحتها",
          publisher: null,
          people: { edges: [edge("Matthew Tueller", "QUOTED")] },
        },
      ]),
    )
    expect(await inconsistencies(database)).toEqual([])
  })

  it("have hits whose text is the body's slice, with both quotation marks or none", async () => {
    const { imported } = await importFiles(use().database, [path("a.txt"), path("b.txt")], { dryRun: true })
    const hits = imported.flatMap(({ article, links }) =>
      [...links.people, ...links.sources, ...links.topics].flatMap(({ hits }) => hits.map((hit) => ({ ...hit, article }))),
    )
    expect(hits.length).toBeGreaterThan(8)
    for (const { article, field, start, end, text } of hits) {
      expect(text).toBe(article[field].slice(start, end))
      expect(text.match(/["“”]/g)?.length ?? 0).not.toBe(1)
    }
  })

  it("change nothing the second time, and are updated when their text is", async () => {
    const { database } = use()
    const before = await fingerprint(database)
    const again = await importFiles(database, [path("b.txt"), path("a.txt"), path("a.txt")])
    expect(again.changes.articles).toEqual({ created: 0, updated: 0, deleted: 0, unchanged: 2 })
    expect(await fingerprint(database)).toBe(before)

    const dry = await importFiles(database, [path("other/a.txt")], { dryRun: true })
    expect(dry.changes.articles).toMatchObject({ updated: 1 })
    expect(await fingerprint(database)).toBe(before)
    await importFiles(database, [path("other/a.txt")])
    expect(await fingerprint(database)).not.toBe(before)
    expect(await inconsistencies(database)).toEqual([])
  })

  it("are two articles where two files have one headline, unless they are told apart by nothing", async () => {
    const { database } = use()
    const files = folderOf({
      "x.txt": "عنوان واحد\n\nنص أول.",
      "y.txt": "عنوان واحد\n\nنص ثان.",
      "z/x.txt": "عنوان واحد\n\nنص ثالث.",
    })
    const report = await importFiles(
      database,
      ["x.txt", "y.txt", "z/x.txt"].map((name) => join(files, name)),
    )
    expect(report.changes.articles).toMatchObject({ created: 2 })
    expect(new Set(report.imported.map(({ article }) => article.slug)).size).toBe(2)
    expect(report.refused).toMatchObject([
      { reason: expect.stringMatching(/z\/x\.txt: it has the headline and the file name of .*x\.txt/) },
    ])
  })

  it("replace what is stored unless they say that they are older", async () => {
    const { database } = use()
    const version = (name: string, updated: string, body: string) => ({
      [`${name}/v.md`]: `---\nid: v-1\ntitle: عنوان له نسخ\n${updated}---\n\n${body}\n`,
    })
    const files = folderOf({
      ...version("first", "updated: 2024-05-01T08:00:00Z\n", "نص أول."),
      ...version("second", "modified: 2024-05-02T08:00:00+03:00\n", "نص ثان."),
      ...version("same", "lastmod: 2024-05-02T05:00:00Z\n", "نص في الوقت نفسه."),
      ...version("silent", "", "نص بلا وقت."),
    })
    const take = (name: string) => importFiles(database, [join(files, name, "v.md")])
    const slug = (await take("first")).imported[0]?.article.slug
    const stored = async () => testClient(database).data(`{ article(by: { slug: "${slug}" }) { body updatedAt } }`)
    expect((await take("second")).refused).toEqual([])
    const second = { article: { body: "نص ثان.", updatedAt: "2024-05-02T05:00:00.000Z" } }
    expect(await stored()).toEqual(second)

    const report = await take("first")
    expect(report.changes.articles).toMatchObject({ created: 0, updated: 0 })
    expect(report.refused).toMatchObject([
      {
        reason: expect.stringMatching(
          /v\.md: it is the version of 2024-05-01T08:00:00\.000Z, and \/.* is stored as of 2024-05-02T05:00:00\.000Z, which is newer and stands\./,
        ),
      },
    ])
    expect(await stored()).toEqual(second)
    expect((await take("same")).changes.articles).toMatchObject({ updated: 1 })
    expect((await take("silent")).changes.articles).toMatchObject({ updated: 1 })
  })

  const real = fileURLToPath(new URL("../../../../shared/seeds/", import.meta.url))
  it.runIf(existsSync(real))("may be the two real ones", async () => {
    const { database } = use()
    const files = ["000_5af178807ddb92b7.txt", "003_06b30415b0b642d4.txt"].map((name) => join(real, name))
    const before = (await trail()).length
    expect((await importFiles(database, files)).changes.articles).toMatchObject({ created: 2 })
    expect((await importFiles(database, files)).changes.articles).toMatchObject({ created: 0, updated: 0, unchanged: 2 })
    const found = await trail()
    expect(found).toHaveLength(before + 2)
    const roles = found.flatMap(({ people }) => people.edges)
    expect(roles).toContainEqual(edge("Mustafa al-Kadhimi", "MENTIONED"))
    expect(roles).toContainEqual(edge("Abu Ali al-Askari", "QUOTED"))
    expect(await inconsistencies(database)).toEqual([])
  })
})
