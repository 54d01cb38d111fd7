import { hash } from "node:crypto"
import { describe, expect, it } from "vitest"
import type { ContentReader } from "../../../src/content/records/content-reader.ts"
import { Problems } from "../../../src/content/records/problems.ts"
import { bundleReader } from "../../../src/formats/bundle/reader.ts"
import { curatedReader } from "../../../src/formats/curated/reader.ts"
import { SEEDS_FOLDER } from "../../../src/writing/prepare.ts"
import { toStagedRow } from "../../../src/writing/stage/rows.ts"
import { bundleFolder, smallBundle } from "../../support/bundles.ts"

// A record whose digest is another than the stored one is written, indexed and annotated again. So a digest may change only where its
// record does: the files beside this test hold what they were, and a line of them that changes without its document is a mistake.

/**
 * What a digest is made of: the staged row without its place, in its order. What a name is found by is left out, since it changes with
 * the rules of search.
 */
function digestedOf(row: string): string {
  const [json = "", rest = ""] = row.split(',"digest":')
  expect(rest).toContain(hash("sha256", `${json}}`, "base64url"))
  return JSON.stringify(JSON.parse(`${json}}`, (key, value) => (key === "search" ? undefined : value)))
}

async function digestsOf(reader: ContentReader): Promise<string> {
  const problems = new Problems()
  const lines: string[] = []
  for await (const record of reader.read(problems, () => {})) {
    const digest = hash("sha256", digestedOf(toStagedRow(record, new Set())), "base64url")
    lines.push(`${record.kind} ${record.value.slug} ${digest}`)
  }
  problems.throwIfAny()
  return `${lines.sort().join("\n")}\n`
}

const name = (value: string, language: string, kind: string) => ({ value, language, kind })

/** Each key of each kind, given and absent, and what is sorted, folded or derived on the way. */
function oddBundle() {
  const { sources, people, topics, articles, ...rest } = smallBundle()
  const description = { ar: 'سطر "واحد"\\', en: "One\u2028line" }
  const body = "قالت هدى للوكالة.\n\nKarim said 😀 no more."
  return {
    ...rest,
    sources: [
      ...sources,
      { ...sources[0], slug: "منبر", homepage: "https://منبر.example/", country: "IQ", description },
      { slug: "one-name", kind: "OTHER", names: [name("Étoile", "fr", "CANONICAL")], description: { en: "x" } },
    ],
    people: [
      ...people,
      { ...people[0], slug: "with-all", description, country: "LB", wikidata: "Q7" },
      {
        slug: "many-names",
        names: [
          name("Zed", "en", "TRANSLITERATION"),
          name("Zayd", "en", "ALIAS"),
          name("زَيْد", "ar-iq", "CANONICAL"),
          name("Zaid", "en", "CANONICAL"),
        ],
        description: {},
      },
    ],
    topics: [...topics, { ...topics[0], slug: "جسور", parent: "sport", mediaTopic: "medtop:11000000" }],
    articles: [
      ...articles,
      {
        slug: "with-all",
        headline: 'عنوان\t"😀"',
        headlineDerived: true,
        language: "AR-iq",
        body,
        summary: "سطر\nوسطر\u0001",
        publishedAt: "0987-12-31T23:59:59.120+03:00",
        publisher: "منبر",
        url: "https://paper.example/جسر?a=1&b=%20",
        people: [
          { person: "with-all", role: "QUOTED" },
          { person: "huda", role: "MENTIONED" },
          { person: "with-all", role: "AUTHOR" },
        ],
        topics: ["جسور", "world"],
        citedSources: ["agency", "منبر"],
        mentionedSources: ["paper"],
        externalIds: [
          { scheme: "file", value: "b" },
          { scheme: "cms", value: "9" },
          { scheme: "file", value: "a" },
        ],
        mentions: [
          { start: 19, end: 24, person: "karim" },
          { start: 5, end: 8, person: "huda" },
          { start: 10, end: 16, source: "agency" },
          { start: 25, end: 29, topic: "world" },
        ],
        statements: [
          { start: 19, end: 30, chain: [{ person: "karim" }, { source: "agency", anonymity: "fear" }] },
          { start: 0, end: 16, direct: true, chain: [{ description: "officials", count: 3 }] },
        ],
      },
      { slug: "not-derived", headline: "x", headlineDerived: false, language: "en", body: "y", people: [], statements: [] },
    ],
    stories: [
      { slug: "قصة", title: { ar: "قصة" }, articles: ["undated", "match", "bridge"] },
      { slug: "two-titles", title: { ar: "قصة", en: "A story" }, articles: ["with-all"] },
    ],
  }
}

describe("digests", () => {
  it("of the seeds are what they were", async () => {
    await expect(await digestsOf(curatedReader(SEEDS_FOLDER))).toMatchFileSnapshot("digests-of-seeds.txt")
  })

  it("of odd records are what they were", async () => {
    await expect(await digestsOf(bundleReader(bundleFolder(oddBundle())))).toMatchFileSnapshot("digests-of-odd-records.txt")
  })
})
