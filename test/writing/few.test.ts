import fc from "fast-check"
import sql from "sql-template-tag"
import { afterAll, beforeAll, expect, it } from "vitest"
import type { Database } from "../../src/db/database.ts"
import { bundleReader } from "../../src/formats/bundle/reader.ts"
import { type WriteOptions, writeContent } from "../../src/writing/write.ts"
import { type Bundle, bundleFolder } from "../support/bundles.ts"
import { inconsistencies, resetTo } from "../support/contents.ts"
import { describeOnDatabases, openTestDatabase, type TestDatabase } from "../support/databases.ts"
import { storedLines } from "../support/stored.ts"

// Contents of a small world, in which much is written again, otherwise, and about the same.

const SLUGS = {
  sources: ["s-0", "s-1", "s-2"],
  people: ["p-0", "p-1", "p-2"],
  topics: ["t-0", "t-1", "t-2", "t-3", "t-4"],
  articles: ["a-0", "a-1", "a-2", "a-3", "a-4", "a-5"],
  stories: ["y-0", "y-1"],
} as const

const NAMES = [
  { ar: "محمد الحسن", en: "Mohammed al-Hassan" },
  { ar: "سعاد الحسن", en: "Suad al-Hassan" },
  { ar: "وكالة المثال", en: "Example Agency" },
  { ar: "الماء", en: "Water" },
  { ar: "كريم", en: "Karim" },
]

const SENTENCES = [
  "قال محمد الحسن إن الجسر الجديد سيفتح يوم الأحد المقبل.",
  "وأضافت سعاد الحسن لوكالة المثال أن الماء عاد إلى الأحياء الشرقية من المدينة بعد انقطاع دام ثلاثة أيام كاملة متتالية في ذروة الصيف.",
  'Mohammed al-Hassan said the bridge "will open on Sunday", according to Example Agency.',
  "وأضافت سعاد الحسن لوكالة المثال أن الماء عاد إلى الأحياء الشرقية من المدينة بعد انقطاع دام ثلاثة أيام كاملة متتالية في ذروة الشتاء.",
  "Karim told reporters that water had returned.",
]

/** Most refer to what there is; some to nothing, which both ways have to refuse in the same words. */
const one = (slugs: readonly string[]) =>
  fc.oneof({ weight: 150, arbitrary: fc.constantFrom(...slugs) }, { weight: 1, arbitrary: fc.constant("nothing") })
const some = (slugs: readonly string[], most = 3) => fc.uniqueArray(one(slugs), { maxLength: most })
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined })

const names = fc
  .tuple(fc.constantFrom(...NAMES), fc.boolean(), maybe(fc.constantFrom(...NAMES)))
  .map(([{ ar, en }, both, alias]) => [
    { value: ar, language: "ar", kind: "CANONICAL" },
    ...(both ? [{ value: en, language: "en", kind: "CANONICAL" }] : []),
    ...(alias && alias.ar !== ar ? [{ value: alias.ar, language: "ar", kind: "ALIAS" }] : []),
  ])
const description = fc.record({ ar: fc.constantFrom("وصف", "وصف آخر") })
const externalIds = fc.uniqueArray(
  fc.record({ scheme: fc.constantFrom("guid", "document"), value: fc.integer({ min: 1, max: 20 }).map(String) }),
  { maxLength: 2, selector: ({ scheme, value }) => `${scheme} ${value}` },
)

const slugOf = (slugs: readonly string[]) => fc.constantFrom(...slugs)
const source = fc.record({
  slug: slugOf(SLUGS.sources),
  names,
  kind: fc.constantFrom("NEWS_OUTLET", "NEWS_AGENCY"),
  country: maybe(fc.constantFrom("IQ", "LB")),
})
const person = fc.record({
  slug: slugOf(SLUGS.people),
  names,
  description: maybe(description),
  wikidata: maybe(fc.constantFrom("Q1", "Q2", "Q3", "Q4", "Q5")),
})
const topic = fc.record({
  slug: slugOf(SLUGS.topics),
  names,
  parent: maybe(one(SLUGS.topics)),
  mediaTopic: maybe(fc.constantFrom("medtop:00000001", "medtop:00000002", "medtop:00000003")),
})
const article = fc.record({
  slug: slugOf(SLUGS.articles),
  headline: fc.constantFrom("خبر", "خبر آخر", "News"),
  language: fc.constantFrom("ar", "en"),
  body: fc.uniqueArray(fc.constantFrom(...SENTENCES), { minLength: 1, maxLength: 3 }).map((parts) => parts.join("\n\n")),
  summary: maybe(fc.constant("موجز")),
  publishedAt: maybe(fc.constantFrom("2024-05-01T08:00:00Z", "2024-05-02T08:00:00Z", "2024-06-01T08:00:00Z")),
  publisher: maybe(one(SLUGS.sources)),
  people: maybe(
    fc.uniqueArray(
      fc.record({ person: one(SLUGS.people), role: fc.constantFrom("AUTHOR", "SUBJECT", "QUOTED", "MENTIONED") }),
      { maxLength: 3, selector: ({ person, role }) => `${person} ${role}` },
    ),
  ),
  topics: maybe(some(SLUGS.topics)),
  citedSources: maybe(some(SLUGS.sources, 2)),
  mentionedSources: maybe(some(SLUGS.sources, 2)),
  externalIds: maybe(externalIds),
  mentions: maybe(
    fc.array(
      one(SLUGS.people).map((slug) => ({ start: 0, end: 5, person: slug })),
      { maxLength: 1 },
    ),
  ),
  statements: maybe(
    fc.array(
      one(SLUGS.sources).map((slug) => ({ start: 0, end: 9, chain: [{ description: "مصدر" }, { source: slug }] })),
      {
        maxLength: 1,
      },
    ),
  ),
})
const story = fc.record({
  slug: slugOf(SLUGS.stories),
  title: fc.constantFrom({ ar: "قصة" }, { ar: "قصة أخرى", en: "Another story" }),
  articles: fc.uniqueArray(one(SLUGS.articles), { minLength: 1, maxLength: 3 }),
})

/** Seldom twice the same slug in one write, which both refuse. */
const records = <Value extends { slug: string }>(value: fc.Arbitrary<Value>, most: number) =>
  fc.oneof(
    { weight: 30, arbitrary: fc.uniqueArray(value, { maxLength: most, selector: ({ slug }) => slug }) },
    { weight: 1, arbitrary: fc.array(value, { maxLength: most }) },
  )
const bundle = fc.record({
  sources: records(source, 1),
  people: records(person, 2),
  topics: records(topic, 2),
  articles: records(article, 3),
  stories: records(story, 1),
})

const named = (slug: string, index: number) => ({
  slug,
  names: [{ value: NAMES[index % NAMES.length]?.ar, language: "ar", kind: "CANONICAL" }],
})
/** Everything that contents refer to. */
const WORLD: Bundle = {
  sources: SLUGS.sources.map((slug, index) => ({ ...named(slug, index + 2), kind: "NEWS_OUTLET" })),
  people: SLUGS.people.map(named),
  topics: SLUGS.topics.map((slug, index) => ({
    ...named(slug, index + 3),
    ...(index > 0 && { parent: SLUGS.topics[(index - 1) >> 1] }),
  })),
  articles: SLUGS.articles.map((slug, index) => ({
    slug,
    headline: "خبر",
    language: "ar",
    body: SENTENCES.slice(index % 3, (index % 3) + 2).join("\n\n"),
    publishedAt: "2024-05-01T08:00:00Z",
    people: [{ person: SLUGS.people[index % 3], role: "SUBJECT" }],
    topics: [SLUGS.topics[index % 5]],
  })),
  stories: [],
}

describeOnDatabases("a few records", "migrated", (use, backend) => {
  let other: TestDatabase
  beforeAll(async () => {
    other = await openTestDatabase(backend, "migrated")
  })
  afterAll(() => other.close())

  /** What came of a write, and what it told that it touched. */
  async function outcome(database: Database, folder: string, options: Partial<WriteOptions>) {
    const result = await writeContent(database, bundleReader(folder), { mode: "MERGE", ...options }).catch(
      (error: Error) => error.message,
    )
    const [change] = await database.query<{ keys: string[] | null }>(
      sql`SELECT ARRAY(SELECT unnest(keys) ORDER BY 1) AS keys FROM content_changes ORDER BY id DESC LIMIT 1`,
    )
    return { result, touched: change?.keys }
  }

  it("are written as many are", { timeout: 600_000 }, async () => {
    const [one, two] = [use().database, other.database]
    await fc.assert(
      fc.asyncProperty(fc.array(bundle, { minLength: 1, maxLength: 4 }), async (writes) => {
        await resetTo(one, WORLD)
        await resetTo(two, WORLD)
        for (const content of [...writes, writes[0] as Bundle]) {
          const folder = bundleFolder(content)
          const withTables = await outcome(two, folder, { few: { records: -1, length: 0 } })
          expect(await outcome(one, folder, {})).toEqual(withTables)
          expect(await storedLines(one)).toEqual(await storedLines(two))
        }
        expect(await inconsistencies(one)).toEqual([])
      }),
      { numRuns: backend === "PGlite" ? 5 : 10 },
    )
  })
})
