import fc from "fast-check"
import sql from "sql-template-tag"
import { beforeEach, expect, it } from "vitest"
import { bundleReader } from "../../../src/formats/bundle/reader.ts"
import { foldTotals } from "../../../src/writing/totals/fold.ts"
import { writeContent } from "../../../src/writing/write.ts"
import { type Bundle, bundleFolder, smallBundle } from "../../support/bundles.ts"
import { type TestClient, testClient } from "../../support/client.ts"
import { inconsistencies, resetTo } from "../../support/contents.ts"
import { describeOnDatabases, open } from "../../support/databases.ts"

// Totals that are kept are what counting gives, whatever was written, folded or not.

const SOURCES = ["paper", "agency", "station"]
const PEOPLE = ["huda", "karim", "salma"]
const TOPICS = ["world", "region", "city", "street", "sport"]
const ROLES = ["AUTHOR", "SUBJECT", "QUOTED", "MENTIONED"]
const LANGUAGES = ["ar", "en", "en-GB"]
const TIMES = [
  "0033-04-03T12:00:00Z",
  "2024-04-30T23:59:59.999Z",
  "2024-05-01T00:00:00Z",
  "2024-05-31T23:30:00-01:00",
  "9999-12-31T23:59:59.999Z",
]

const names = (slug: string) => [{ value: slug, language: "en", kind: "CANONICAL" }]
const some = (slugs: string[]) => fc.subarray(slugs, { maxLength: 3 })

/** A topic stands below one that is listed before it, or at the top: no write makes a circle. */
const topics = fc.tuple(...TOPICS.map((_, index) => fc.option(fc.nat(Math.max(index - 1, 0))))).map((parents) =>
  TOPICS.map((slug, index) => {
    const above = index > 0 ? parents[index] : null
    return { slug, names: names(slug), ...(above != null && { parent: TOPICS[above] }) }
  }),
)

const article = fc.record(
  {
    slug: fc.constantFrom(...Array.from({ length: 12 }, (_, index) => `article-${index}`)),
    headline: fc.constantFrom("One", "Another"),
    body: fc.constant("It was so."),
    language: fc.constantFrom(...LANGUAGES),
    publishedAt: fc.constantFrom(...TIMES),
    publisher: fc.constantFrom(...SOURCES),
    people: fc.uniqueArray(fc.record({ person: fc.constantFrom(...PEOPLE), role: fc.constantFrom(...ROLES) }), {
      maxLength: 4,
      selector: ({ person, role }) => person + role,
    }),
    topics: some(TOPICS),
    citedSources: some(SOURCES),
    mentionedSources: some(SOURCES),
  },
  { requiredKeys: ["slug", "headline", "body", "language"] },
)

/** Everything that articles may name is there, so that each write is valid by itself. */
const bundle: fc.Arbitrary<Bundle> = fc
  .record({ topics, articles: fc.uniqueArray(article, { maxLength: 8, selector: ({ slug }) => slug }) })
  .map((parts) => ({
    sources: SOURCES.map((slug) => ({ slug, names: names(slug), kind: "NEWS_OUTLET" })),
    people: PEOPLE.map((slug) => ({ slug, names: names(slug) })),
    ...parts,
  }))

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ mode: fc.constantFrom("MERGE", "MERGE", "KEEP", "RESET"), bundle }) },
  { weight: 1, arbitrary: fc.constant("fold") },
)

/** An article holds this whatever it is, but no totals are kept for it. */
const COUNTED = { or: [{}] }

const FACETS = `publishers(first: 100) { count node { slug } } citedSources(first: 100) { count node { slug } } topics(first: 100) { count node { slug } }
  people(first: 100) { count node { slug } } ${ROLES.map((role) => `${role}: people(role: ${role}, first: 100) { count node { slug } }`).join(" ")}
  languages(first: 100) { count language } months(first: 100) { count month } few: people(first: 2) { count node { slug } } latest: months(first: 1) { count month }`

const LISTS = `query ($filter: ArticleFilter) {
  articles(filter: $filter) { totalCount }
  sources(first: 50) { nodes { slug articles(filter: $filter) { totalCount } citedIn(filter: $filter) { totalCount } mentionedIn(filter: $filter) { totalCount } } }
  people(first: 50) { nodes { slug articles(filter: $filter) { totalCount } } }
  topics(first: 50) { nodes { slug articles(filter: $filter) { totalCount } direct: articles(filter: $filter, includeDescendants: false) { totalCount } } }
  articleFacets(filter: $filter) { totalCount ${FACETS} }
}`

const FILTERS = [
  { language: ["ar"] },
  { language: ["ar", "en", "ar"] },
  { language: [] },
  { publishedAt: {} },
  { publishedAt: { from: "2024-05-01T00:00:00Z", until: "2024-06-01T00:00:00Z" } },
  { publishedAt: { from: "2024-05-01T00:00:00.001Z" } },
  { publishedAt: { until: "2024-05-01T02:00:00+02:00" } },
  { publishedAt: { from: "9999-12-01T00:00:00Z", until: "9999-12-31T23:59:59.999Z" } },
]

async function expectSameAsCounted(client: TestClient): Promise<void> {
  expect(await client.data(LISTS, { filter: {} })).toEqual(await client.data(LISTS, { filter: COUNTED }))
  const data = await client.data<{ sources: { nodes: { id: string }[] } }>("{ sources(first: 2) { nodes { id } } }")
  const count = async (filter: object) =>
    client.data("query ($filter: ArticleFilter) { articles(filter: $filter) { totalCount } }", { filter })
  for (const filter of [...FILTERS, { publisher: data.sources.nodes.map(({ id }) => id) }])
    expect({ filter, ...(await count(filter)) }).toEqual({ filter, ...(await count({ ...filter, ...COUNTED })) })
}

describeOnDatabases("totals", "migrated", (use, backend) => {
  beforeEach(async () => {
    await resetTo(use().database, { articles: [] })
  })
  const waiting = async () => {
    const [row] = await use().database.query<{ count: number }>(sql`SELECT count(*)::int AS count FROM article_total_changes`)
    return row?.count
  }

  it("are what counting gives after any writes, folded or not", async () => {
    const client = testClient(use().database)
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 6 }), async (steps) => {
        for (const one of steps) {
          if (one === "fold") await foldTotals(use().database, 0)
          else {
            const reader = bundleReader(bundleFolder(one.bundle))
            await writeContent(use().database, reader, { mode: one.mode as "MERGE" | "KEEP" | "RESET" })
          }
          expect(await inconsistencies(use().database)).toEqual([])
        }
        await expectSameAsCounted(client)
      }),
      { numRuns: backend === "PGlite" ? 5 : 10 },
    )
  }, 300_000)

  it("are folded in steps, which leave what they are", async () => {
    await resetTo(use().database, smallBundle())
    const [bridge] = smallBundle().articles
    const read = () => testClient(use().database).data(LISTS, { filter: {} })
    await writeContent(
      use().database,
      bundleReader(bundleFolder({ articles: [{ ...bridge, language: "en", topics: ["sport"] }] })),
      {
        mode: "MERGE",
      },
    )
    const before = await read()
    expect(await waiting()).toBeGreaterThan(10)
    await foldTotals(use().database, 100)
    expect(await waiting()).toBeGreaterThan(10)
    await foldTotals(use().database, 0)
    expect(await waiting()).toBe(0)
    expect(await read()).toEqual(before)
    expect(await inconsistencies(use().database)).toEqual([])
  })

  it("are taken back with a write that fails, and not appended by a dry run", async () => {
    await resetTo(use().database, smallBundle())
    const before = await waiting()
    const extra = { ...smallBundle().articles[0], slug: "extra" }
    await writeContent(use().database, bundleReader(bundleFolder({ articles: [extra] })), { mode: "MERGE", dryRun: true })
    await expect(
      writeContent(use().database, bundleReader(bundleFolder({ articles: [{ ...extra, topics: ["nowhere"] }] })), {
        mode: "MERGE",
      }),
    ).rejects.toThrow("nowhere")
    expect(await waiting()).toBe(before)
    expect(await inconsistencies(use().database)).toEqual([])
  })

  it("are right for whoever reads while several write and fold", async () => {
    await resetTo(use().database, smallBundle())
    const others = [0, 1, 2].map(() => open(use().location))
    let writing = true
    const write = async (index: number) => {
      for (let round = 0; round < 5; round++) {
        const articles = [0, 1, 2].map((number) => ({
          ...smallBundle().articles[number % 2],
          slug: `by-${(index + number) % 4}-${number}`,
          language: ["ar", "en"][round % 2] as string,
          topics: [["world", "region", "city", "sport"][(round + index + number) % 4] as string],
        }))
        const database = others[index] as (typeof others)[number]
        await writeContent(database, bundleReader(bundleFolder({ articles })), { mode: "MERGE" })
      }
    }
    const folding = (async () => {
      while (writing) await foldTotals(use().database, 0)
    })()
    const reading = (async () => {
      while (writing) {
        const [row] = await use().database.query(sql`SELECT
          (SELECT count(*) FROM articles)::int - (SELECT sum(n) FROM (SELECT * FROM article_totals UNION ALL SELECT dimension, key, n FROM article_total_changes) t WHERE dimension = 'all')::int AS all,
          (SELECT count(*) FROM articles)::int - (SELECT sum(n) FROM (SELECT * FROM article_totals UNION ALL SELECT dimension, key, n FROM article_total_changes) t WHERE dimension = 'language')::int AS languages`)
        expect(row).toEqual({ all: 0, languages: 0 })
      }
    })()
    try {
      await Promise.all([0, 1, 2].map(write))
    } finally {
      writing = false
      await Promise.allSettled([folding, reading])
      for (const other of others) await other.close()
    }
    await Promise.all([folding, reading])
    expect(await inconsistencies(use().database)).toEqual([])
    await expectSameAsCounted(testClient(use().database))
  })
})
