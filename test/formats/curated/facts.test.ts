import { readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, it } from "vitest"
import { curatedReader } from "../../../src/formats/curated/reader.ts"
import { exportBundle } from "../../../src/writing/export/export.ts"
import { writeContent } from "../../../src/writing/write.ts"
import { testClient } from "../../support/client.ts"
import { resetTo } from "../../support/contents.ts"
import { describeOnDatabases } from "../../support/databases.ts"
import { folderOf, temporaryFolder } from "../../support/folders.ts"
import { CRANE, CRANE_AGAIN, CRANE_LATER, GARDEN, reports } from "../../writing/annotate/reports.ts"

const said = "الرافعة الجديدة ستبدأ العمل"
const start = CRANE.body.indexOf(said)
const mention = { start: 0, end: 4, source: "agency" }
const statement = {
  start,
  end: start + said.length,
  chain: [{ description: "عامل", count: 2, anonymity: "خوفاً" }, { source: "paper" }],
}

const QUERY = `{
  article(by: { slug: "crane" }) {
    mentions(first: 100) { nodes { method confidence evidence { text } entity { ... on Source { slug } ... on Person { slug } } } }
    statements(first: 100) { nodes { id method direct evidence { text } attribution { text } chain { position description count anonymity source { slug } person { slug } } } }
  }
  stories { nodes { slug method title english: title(locale: EN) articles { nodes { slug } } } }
}`

interface Found {
  article: { mentions: { nodes: object[] }; statements: { nodes: { evidence: { text: string } }[] } }
  stories: { nodes: { slug: string; articles: { nodes: { slug: string }[] } }[] }
}

describeOnDatabases("facts that people wrote in", "migrated", (use) => {
  const ask = async (query = QUERY) => (await testClient(use().database).data(query)) as unknown as Found
  const written = (facts: object, ...others: (typeof GARDEN)[]) => reports({ ...CRANE, ...facts }, ...others)

  it("stand in place of what is extracted from the same words, marked as such", async () => {
    await resetTo(use().database, written({ mentions: [mention], statements: [statement] }, CRANE_AGAIN))
    const { article } = await ask()
    expect(article.mentions.nodes[0]).toEqual({
      method: "CURATED",
      confidence: 1,
      evidence: { text: CRANE.body.slice(0, 4) },
      entity: { slug: "agency" },
    })
    expect(article.mentions.nodes.slice(1)).toContainEqual(
      expect.objectContaining({ method: "EXTRACTED", entity: { slug: "fadi-marsawi" } }),
    )
    const over = article.statements.nodes.filter(({ evidence }) => evidence.text.includes(said))
    expect(over).toEqual([
      {
        id: expect.any(String),
        method: "CURATED",
        direct: false,
        evidence: { text: said },
        attribution: null,
        chain: [
          { position: 0, description: "عامل", count: 2, anonymity: "خوفاً", source: null, person: null },
          { position: 1, description: null, count: null, anonymity: null, source: { slug: "paper" }, person: null },
        ],
      },
    ])
  })

  it("group articles as they say, and computed stories keep away from those", async () => {
    const story = { slug: "port", title: { ar: "المرفأ", en: "The port" }, articles: ["garden", "crane"] }
    await resetTo(use().database, { ...reports(CRANE, CRANE_AGAIN, CRANE_LATER, GARDEN), stories: [story] })
    const { stories } = await ask()
    const slugs = (list: { nodes: { slug: string }[] }) => list.nodes.map(({ slug }) => slug).toSorted()
    expect(stories.nodes.map((one) => ({ ...one, articles: slugs(one.articles) }))).toEqual(
      expect.arrayContaining([
        { slug: "port", method: "CURATED", title: "المرفأ", english: "The port", articles: ["crane", "garden"] },
        expect.objectContaining({ method: "EXTRACTED", articles: ["crane-again", "crane-later"] }),
      ]),
    )
    await resetTo(use().database, reports(CRANE, CRANE_AGAIN, CRANE_LATER, GARDEN))
    const after = (await ask()).stories
    expect(after.nodes.map(({ articles }) => slugs(articles))).toEqual([["crane", "crane-again", "crane-later"]])
  })

  it("come back from an export as they were", async () => {
    const story = { slug: "port", title: { ar: "المرفأ" }, articles: ["crane"] }
    const bundle = { ...written({ mentions: [mention], statements: [statement] }), stories: [story] }
    await resetTo(use().database, bundle)
    const [first, second] = [temporaryFolder(), temporaryFolder()]
    await exportBundle(use().database, first, () => {})
    const line = JSON.parse(readFileSync(join(first, "articles.ndjson"), "utf8"))
    expect(line).toMatchObject({ mentions: [mention], statements: [{ ...statement, direct: false }] })
    const files = ["articles", "people", "sources", "topics", "stories"]
    const read = (folder: string) => files.map((file) => readFileSync(join(folder, `${file}.ndjson`), "utf8"))
    const lines = Object.fromEntries(files.map((file, at) => [file, read(first)[at]?.split("\n").filter(Boolean)]))
    const changes = await resetTo(use().database, lines)
    for (const counts of Object.values(changes)) expect(counts).toMatchObject({ created: 0, updated: 0, deleted: 0 })
    await resetTo(use().database, { articles: [] })
    await resetTo(use().database, lines)
    await exportBundle(use().database, second, () => {})
    expect(read(second)).toEqual(read(first))
  })

  it.each<[string, object, RegExp]>([
    [
      "a range beyond the body",
      { mentions: [{ ...mention, end: 100_000 }] },
      /articles\.ndjson:1 mentions\[0\]: expected a range/,
    ],
    ["an empty range", { statements: [{ ...statement, end: statement.start }] }, /statements\[0\]: expected a range/],
    ["two entities", { mentions: [{ ...mention, person: "huda" }] }, /mentions\[0\]: expected one of person, source, topic/],
    ["nobody in a step", { statements: [{ ...statement, chain: [{ count: 2 }] }] }, /chain\[0\]: expected one of/],
    ["no chain", { statements: [{ ...statement, chain: [] }] }, /statements\[0\]\.chain/],
    [
      "somebody who is not there",
      { mentions: [{ start: 0, end: 4, person: "nobody" }] },
      /mentions\[0\]\.person: there is no person nobody/,
    ],
    [
      "a step who is not there",
      { statements: [{ ...statement, chain: [{ description: "x" }, { source: "nobody" }] }] },
      /statements\[0\]\.chain\[1\]\.source: there is no source nobody/,
    ],
  ])("are refused with %s, and nothing is loaded", async (_title, facts, message) => {
    await expect(resetTo(use().database, written(facts))).rejects.toThrow(message)
  })

  it("are refused where a story has an article that another has, or that there is not", async () => {
    const story = (slug: string, ...articles: string[]) => ({ slug, title: { en: slug }, articles })
    const load = (...stories: object[]) => resetTo(use().database, { ...reports(CRANE, GARDEN), stories })
    await expect(load(story("one", "crane"), story("two", "crane", "garden"))).rejects.toThrow(
      /stories\.ndjson:1 articles: the article crane stands in another story too/,
    )
    await expect(load(story("one", "nothing"))).rejects.toThrow(/stories\.ndjson:1 articles\[0\]: there is no article nothing/)
  })

  it("are written in Markdown by their words", async () => {
    const folder = (facts: string) =>
      folderOf({
        "sources.yaml": "- slug: agency\n  kind: NEWS_AGENCY\n  names: { en: The Agency }\n",
        "articles/one.md": `---\nheadline: One\nlanguage: en\n${facts}---\nThe rain came. The rain went.\n`,
      })
    const write = (facts: string) => writeContent(use().database, curatedReader(folder(facts)), { mode: "RESET" })
    await write("mentions:\n  - text: rain\n    occurrence: 2\n    source: agency\n")
    const { article } = await ask(
      `{ article(by: { slug: "one" }) { mentions { nodes { method evidence { range { start } } } } } }`,
    )
    expect(article.mentions.nodes).toEqual([{ method: "CURATED", evidence: { range: { start: 19 } } }])
    await expect(write("mentions:\n  - text: snow\n    source: agency\n")).rejects.toThrow(
      /articles\/one\.md:5 mentions\[0\]\.text: expected words of the body, got "snow"/,
    )
    await expect(write("mentions:\n  - text: rain\n    person: x\n")).rejects.toThrow(
      /one\.md:\d+ mentions\[0\].*there is no person x/,
    )
  })
})
