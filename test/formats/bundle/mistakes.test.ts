import { mkdirSync } from "node:fs"
import { beforeAll, expect, it } from "vitest"
import { bundleReader } from "../../../src/formats/bundle/reader.ts"
import { writeContent } from "../../../src/writing/write.ts"
import { type Bundle, bundleFolder, smallBundle } from "../../support/bundles.ts"
import { fingerprint, resetTo } from "../../support/contents.ts"
import { describeOnDatabases } from "../../support/databases.ts"
import { folderOf, temporaryFolder } from "../../support/folders.ts"

const { sources, people, topics, articles } = smallBundle()
const [paper] = sources
const [huda] = people
const [bridge] = articles
const article = (keys: object) => ({ articles: [{ ...bridge, ...keys }] })
const person = (keys: object) => ({ people: [...people, { ...huda, slug: "other", ...keys }] })
const names = (...list: [string, string, string][]) => ({
  names: list.map(([value, language, kind]) => ({ value, language, kind })),
})
const cycle = topics.map((topic) => (topic.slug === "world" ? { ...topic, parent: "city" } : topic))

describeOnDatabases("a mistake in a bundle", "migrated", (use) => {
  beforeAll(async () => {
    await resetTo(use().database, smallBundle())
  })

  it.each<[string, Partial<Bundle>, string | RegExp]>([
    [
      "broken JSON",
      { people: [...people, '{"slug": "x",'] },
      "people.ndjson:3: expected a JSON object on one line: expected a key",
    ],
    [
      "a key twice",
      { people: [...people, '{"slug":"x","slug":"y"}'] },
      'expected each key once, got "slug" twice in one object',
    ],
    ["a list", { people: ["[]"] }, "people.ndjson:1: expected keys with values, got a list"],
    ["an unknown key", person({ age: 40 }), "people.ndjson:3 age: unknown key"],
    ["an unknown key inside", person({ description: { fr: "x" } }), "people.ndjson:3 description.fr: unknown key"],
    [
      "an unknown person",
      article({ people: [{ person: "x", role: "QUOTED" }] }),
      "articles.ndjson:1 people[0].person: there is no person x",
    ],
    ["an unknown topic", article({ topics: ["city", "x"] }), "articles.ndjson:1 topics[1]: there is no topic x"],
    ["an unknown publisher", article({ publisher: "x" }), "articles.ndjson:1 publisher: there is no source x"],
    ["an unknown cited source", article({ citedSources: ["x"] }), "articles.ndjson:1 citedSources[0]: there is no source x"],
    [
      "an unknown mentioned source",
      article({ mentionedSources: ["x"] }),
      "articles.ndjson:1 mentionedSources[0]: there is no source x",
    ],
    [
      "an unknown parent",
      { topics: [...topics, { ...topics[0], slug: "y", parent: "x" }] },
      "topics.ndjson:5 parent: there is no topic x",
    ],
    [
      "a repeated slug",
      { articles: [bridge, ...articles] },
      "articles.ndjson:2 slug: repeats the slug bridge of articles.ndjson:1",
    ],
    ["a missing key", article({ body: undefined }), "articles.ndjson:1 body: is missing; expected text"],
    [
      "a wrong role",
      article({ people: [{ person: "huda", role: "X" }] }),
      'articles.ndjson:1 people[0].role: expected one of AUTHOR, SUBJECT, QUOTED, MENTIONED, got "X"',
    ],
    [
      "a repeated role",
      article({
        people: [
          { person: "huda", role: "QUOTED" },
          { person: "huda", role: "QUOTED" },
        ],
      }),
      "articles.ndjson:1 people[1]: repeats a person",
    ],
    [
      "two canonical names",
      person(names(["a", "en", "CANONICAL"], ["b", "en", "CANONICAL"])),
      "people.ndjson:3 names: expected one CANONICAL name a language",
    ],
    ["no canonical name", person(names(["a", "en", "ALIAS"])), "people.ndjson:3 names: expected a CANONICAL name"],
    [
      "a repeated name",
      person(names(["a", "en", "CANONICAL"], ["a", "en", "ALIAS"])),
      'people.ndjson:3 names[1].value: repeats the name "a"',
    ],
    ["a bad date", article({ publishedAt: "2021-02-30T10:00:00Z" }), "articles.ndjson:1 publishedAt: expected a time"],
    [
      "a date of another type",
      article({ publishedAt: 20210203 }),
      "articles.ndjson:1 publishedAt: expected text, got 20210203",
    ],
    ["a bad language", article({ language: "english!" }), "articles.ndjson:1 language: expected a language"],
    ["a bad kind", { sources: [{ ...paper, kind: "BLOG" }] }, "sources.ndjson:1 kind: expected one of NEWS_OUTLET"],
    ["a bad wikidata id", person({ wikidata: "42" }), "people.ndjson:3 wikidata: expected a Wikidata id"],
    ["a bad media topic", { topics: [{ ...topics[0], mediaTopic: "1" }] }, "topics.ndjson:1 mediaTopic: expected an IPTC"],
    ["a NUL", article({ body: "a\0b" }), "articles.ndjson:1 body: expected text without NUL"],
    [
      "a lone surrogate",
      article({ headline: "a\ud800b" }),
      "articles.ndjson:1 headline: expected text without NUL characters and lone surrogates",
    ],
    [
      "a NUL in an address",
      article({ url: "https://paper.example/\0" }),
      "articles.ndjson:1 url: expected an http or https address",
    ],
    [
      "a lone surrogate in an address",
      { sources: [{ ...paper, homepage: "https://paper.example/\udc00" }] },
      "sources.ndjson:1 homepage: expected an http",
    ],
    [
      "a NUL in an id",
      article({ externalIds: [{ scheme: "file", value: "a\0" }] }),
      "articles.ndjson:1 externalIds[0].value: expected text without NUL",
    ],
    ["a NUL as it is", { people: [...people, `{"slug":"a\0"}`] }, "people.ndjson:3: expected a JSON object"],
    [
      "a topic below itself",
      { topics: [{ ...topics[0], parent: "world" }] },
      "topics.ndjson:1 parent: the topic stands below itself",
    ],
    [
      "a circle of topics",
      { topics: cycle },
      /topics\.ndjson:1 parent: the topic stands[\s\S]*topics\.ndjson:2 parent: [\s\S]*topics\.ndjson:3 parent: /,
    ],
    [
      "an id claimed twice",
      { people: people.map((entry) => ({ ...entry, wikidata: "Q1" })) },
      "people.ndjson:2 externalIds: the wikidata id Q1 belongs to another record too",
    ],
    [
      "an id claimed by a person and an article",
      { ...person({ wikidata: "Q1" }), ...article({ externalIds: [{ scheme: "wikidata", value: "Q1" }] }) },
      "people.ndjson:3 externalIds: the wikidata id Q1",
    ],
  ])("is named with its place: %s", async (_, parts, message) => {
    const { database } = use()
    const before = await fingerprint(database)
    const attempt = resetTo(database, { ...smallBundle(), ...parts })
    await expect(attempt).rejects.toMatchObject({ name: "Failure", code: "INVALID_CONTENT" })
    await expect(attempt).rejects.toThrow(message)
    expect(await fingerprint(database)).toBe(before)
  })

  it("is named with its line where bytes are not UTF-8, and the lines behind it are checked too", async () => {
    const line = (value: object) => Buffer.from(`${JSON.stringify(value)}\n`)
    const bytes = Buffer.concat([line(huda as object), Buffer.from([0x22, 0xc7, 0xe1, 0x22, 0x0a]), line({ ...huda, age: 1 })])
    const attempt = writeContent(use().database, bundleReader(folderOf({ "people.ndjson": bytes })), { mode: "RESET" })
    await expect(attempt).rejects.toThrow(
      /people\.ndjson:2: expected UTF-8 text, got other bytes\n {2}people\.ndjson:3 age: unknown key; known here: slug, names, .*$/,
    )
  })

  it("is an unknown file, or a folder in a file's place", async () => {
    const folder = folderOf({ "persons.ndjson": "", "people.ndjson": "", "notes.txt": "" })
    mkdirSync(`${folder}/articles.ndjson`)
    const attempt = writeContent(use().database, bundleReader(folder), { mode: "RESET" })
    await expect(attempt).rejects.toThrow(
      /persons\.ndjson:1: unknown file; a bundle has sources[\s\S]*articles\.ndjson:1: expected a file, got a folder$/,
    )
    await expect(attempt).rejects.not.toThrow(/notes/)
  })

  it("is a folder that is none or holds no file of a bundle", () => {
    expect(() => bundleReader(temporaryFolder())).toThrow(/has none of sources\.ndjson, people\.ndjson/)
    expect(() => bundleReader("/nonexistent")).toThrow(/cannot be read as a folder/)
  })

  it("is an id that a stored record has, where a merge keeps that", async () => {
    const { database } = use()
    await resetTo(database, { ...smallBundle(), ...person({ wikidata: "Q1" }) })
    const before = await fingerprint(database)
    const merge = (wikidata: string, slug: string) =>
      writeContent(database, bundleReader(bundleFolder({ people: [{ ...huda, slug, wikidata }] })), { mode: "MERGE" })
    await expect(merge("Q1", "third")).rejects.toThrow("people.ndjson:1 externalIds: the wikidata id Q1 belongs to another")
    expect(await fingerprint(database)).toBe(before)
    expect((await merge("Q2", "other")).people).toMatchObject({ updated: 1 })
    expect((await merge("Q1", "third")).people).toMatchObject({ created: 1 })
  })
})
