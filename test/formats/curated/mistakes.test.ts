import { beforeAll, expect, it } from "vitest"
import { curatedReader } from "../../../src/formats/curated/reader.ts"
import { writeContent } from "../../../src/writing/write.ts"
import { smallBundle } from "../../support/bundles.ts"
import { fingerprint, resetTo } from "../../support/contents.ts"
import { curatedArticle, curatedFolder, curatedParts } from "../../support/curated.ts"
import { describeOnDatabases } from "../../support/databases.ts"

const { sources, people, topics } = curatedParts
const article = (keys: Record<string, string | undefined>) => ({ "articles/2024/bridge.md": curatedArticle(keys) })
const notUtf8 = (text: string) => Buffer.concat([Buffer.from(text), Buffer.from([0xc7, 0xe1, 0x0a])])
const at = "articles/2024/bridge.md"

describeOnDatabases("a mistake in curated documents", "migrated", (use) => {
  beforeAll(async () => {
    await resetTo(use().database, smallBundle())
  })

  const seed = (files: Record<string, string | Uint8Array>) =>
    writeContent(use().database, curatedReader(curatedFolder(files)), { mode: "RESET", dryRun: true })

  it("is none in the documents that the others differ from", async () => {
    expect((await seed({})).articles).toMatchObject({ updated: 1, deleted: 2 })
  })

  it.each<[string, Record<string, string | Uint8Array>, string | RegExp]>([
    ["YAML syntax", { "people.yaml": `${people}- slug: [\n` }, "people.yaml:5: a bracket [ or { is opened here and not closed"],
    ["a repeated key", { "people.yaml": people.replace("en: Huda", "ar: Huda") }, "people.yaml:2: repeats the key ar above it"],
    ["an alias that stands for itself", { "people.yaml": "- &a [*a]\n" }, "people.yaml:1: the alias *a stands within what it"],
    ["an alias of nothing", { "people.yaml": `${people}  country: *iq\n` }, "people.yaml:5: the alias *iq stands for nothing"],
    ["a tab", { "people.yaml": `${people}\tcountry: IQ\n` }, "people.yaml:5: a tab indents this line"],
    ["a quotation mark", { "people.yaml": `${people}  country: "IQ\n` }, 'people.yaml:5: a quotation mark " is opened here'],
    ["a backslash", article({ headline: '"\\q"' }), `${at}:2: YAML knows no \\q between double quotation marks`],
    ["a colon", article({ headline: "a: b" }), `${at}:2: a colon stands in the value "a: b"; put it in quotation marks`],
    ["a line too far to the right", article({ "  url": "x" }), `${at}:7: expected another indentation at "url: x"`],
    ["a second document", { "people.yaml": `${people}---\n` }, "people.yaml:5: a second document begins with ---"],
    ["a number for a text", article({ headline: "2024" }), `${at}:2 headline: expected text, got 2024; in quotation marks`],
    ["a text for a list", article({ topics: "city" }), `${at}:6 topics: expected a list, got "city"`],
    ["an unknown key", { "sources.yaml": `${sources}  founded: 1999\n` }, "sources.yaml:7 [1].founded: unknown key"],
    ["an unknown key in front matter", article({ author: "huda" }), `${at}:7 author: unknown key`],
    [
      "a wrong role",
      article({ people: "{ huda: SPEAKER }" }),
      `${at}:5 people.huda: expected a role or a list of roles, of AUTHOR`,
    ],
    [
      "a wrong kind",
      { "sources.yaml": sources.replace("NEWS_AGENCY", "WIRE") },
      "sources.yaml:5 kind: expected one of NEWS_OUTLET, ",
    ],
    ["a missing headline", article({ headline: undefined }), `${at}:2 headline: is missing; expected text`],
    ["a blank headline", article({ headline: '" "' }), `${at}:2 headline: expected text, got only white space`],
    ["no text", { [at]: curatedArticle().replace("افتتح الجسر.", "") }, `${at}:8 body: expected text`],
    ["an unknown person", article({ people: "{ nobody: QUOTED }" }), `${at}:5 people.nobody: there is no person nobody`],
    ["an unknown topic", article({ topics: "[city, moon]" }), `${at}:6 topics[1]: there is no topic moon`],
    ["an unknown publisher", article({ publisher: "gazette" }), `${at}:4 publisher: there is no source gazette`],
    ["an unknown cited source", article({ citedSources: "[x]" }), `${at}:7 citedSources[0]: there is no source x`],
    ["an unknown mentioned source", article({ mentionedSources: "[x]" }), `${at}:7 mentionedSources[0]: there is no source x`],
    ["a repeated topic", article({ topics: "[city, city]" }), `${at}:6 topics[1]: repeats city`],
    [
      "a repeated role",
      article({ people: "{ huda: [QUOTED, QUOTED] }" }),
      `${at}:5 people.huda: repeats a person with the same role`,
    ],
    [
      "a repeated slug",
      { "articles/2025/bridge.md": curatedArticle() },
      "articles/2025/bridge.md:2 slug: repeats the slug bridge of articles/2024/bridge.md:2",
    ],
    [
      "a repeated slug of people",
      { "people.yaml": people + people },
      "people.yaml:5 slug: repeats the slug huda of people.yaml:1",
    ],
    [
      "a repeated alias",
      { "people.yaml": people.replace("الصحفية هدى", "هدهد, هدهد") },
      'people.yaml:4 aliases.ar[1]: repeats the name "هدهد"',
    ],
    [
      "an alias in no language",
      { "people.yaml": people.replace("    ar:", "    arabisch-x:") },
      "people.yaml:4 aliases.arabisch-x[0]: expected a language",
    ],
    [
      "one language in two spellings",
      { "people.yaml": people.replace("en: Huda", "AR: Huda") },
      "people.yaml:2 names: expected one CANONICAL name a language",
    ],
    ["no name", { "people.yaml": "- slug: huda\n" }, "people.yaml:1 [0].names: is missing; expected keys with values"],
    ["a bad slug", { "people.yaml": people.replace("huda", '"hu da"') }, "people.yaml:1 slug: expected a slug"],
    ["a bad country", { "people.yaml": `${people}  country: Iraq\n` }, "people.yaml:5 country: expected a country"],
    ["a day that no calendar has", article({ publishedAt: "2021-02-30T10:00:00Z" }), `${at}:7 publishedAt: expected a time`],
    ["a date without a time", article({ publishedAt: "2021-02-03" }), `${at}:7 publishedAt: expected a time`],
    ["a bad language", article({ language: "arabisch-x" }), `${at}:3 language: expected a language`],
    ["a bad address", article({ url: "ftp://paper.example" }), `${at}:7 url: expected an http or https address`],
    ["no front matter", { [at]: "افتتح الجسر.\n" }, `${at}:1: expected front matter`],
    [
      "a bad topic below another",
      { "topics.yaml": topics.replace("slug: city", "slug: city\n      colour: red") },
      "topics.yaml:5 [0].children[0].colour: unknown key",
    ],
    ["other bytes than UTF-8", { "people.yaml": notUtf8(people) }, "people.yaml:5: expected UTF-8 text"],
    ["other bytes than UTF-8 in an article", { [at]: notUtf8(curatedArticle()) }, `${at}:10: expected UTF-8 text`],
  ])("is named with its place: %s", async (_, files, message) => {
    const before = await fingerprint(use().database)
    const attempt = seed(files)
    await expect(attempt).rejects.toMatchObject({ name: "Failure", code: "INVALID_CONTENT" })
    await expect(attempt).rejects.toThrow(message)
    expect(await fingerprint(use().database)).toBe(before)
  })

  it("is listed with all the others, and nothing is loaded", async () => {
    const { database } = use()
    const before = await fingerprint(database)
    const folder = curatedFolder({
      "people.yaml": people.replace("slug: huda", "slug: huda\n  age: 40"),
      "articles/2024/a.md": curatedArticle({ headline: undefined, language: "??" }),
      "articles/2024/b.md": curatedArticle({ topics: "city" }),
    })
    const attempt = writeContent(database, curatedReader(folder), { mode: "RESET" })
    await expect(attempt).rejects.toThrow(
      /people\.yaml:2 \[0\]\.age: unknown key; known here: slug, [\s\S]*a\.md:2 headline: [\s\S]*b\.md:6 topics: /,
    )
    await expect(attempt).rejects.toThrow(/^The content has mistakes, so nothing was loaded:\n/)
    expect(await fingerprint(database)).toBe(before)
  })

  it("is one of the first twenty where there are more", async () => {
    const files = Array.from({ length: 30 }, (_, index) => [`articles/${index}.md`, curatedArticle({ headline: undefined })])
    const error = await seed(Object.fromEntries(files)).catch((thrown: Error) => thrown)
    expect(String(error).match(/ headline: /g)).toHaveLength(20)
    expect(error).toMatchObject({ message: expect.stringMatching(/… and perhaps more$/) })
  })
})
