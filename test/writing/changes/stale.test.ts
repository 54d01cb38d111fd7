import { beforeAll, beforeEach, expect, it } from "vitest"
import { rowId } from "../../../src/content/row-id.ts"
import { bundleReader } from "../../../src/formats/bundle/reader.ts"
import { encodeNodeId } from "../../../src/graphql/node-id.ts"
import { annotatePending, enqueueEverything } from "../../../src/writing/annotate/annotate-pending.ts"
import { writeContent } from "../../../src/writing/write.ts"
import { appOver } from "../../server/http.ts"
import { get } from "../../serving/http/get.ts"
import { type Bundle, bundleFolder } from "../../support/bundles.ts"
import { resetTo } from "../../support/contents.ts"
import { describeOnDatabases } from "../../support/databases.ts"
import { CRANE, CRANE_AGAIN, CRANE_LATER, GARDEN, reports } from "../annotate/reports.ts"
import { touchedBy } from "./recorded.ts"

// No answer may stay: where an answer is another after a change, the change touches something that the answer was made of.

const LINKS =
  "people(first: 9) { totalCount edges { role node { slug name(locale: AR) } } } topics(first: 9) { totalCount nodes { slug name(locale: AR) } } citedSources(first: 9) { totalCount nodes { slug } }"
const TEXT =
  "passages(first: 9) { nodes { text } } mentions(first: 20) { totalCount nodes { evidence { text } } } statements(first: 9) { totalCount nodes { evidence { text } chain { description count } } }"
const SHARED = "sharedWith(first: 9) { totalCount edges { words node { slug } passages { left { text } } } }"
const STORY =
  "story { slug title(locale: AR) independentOrigins disagreements { kind } timeline { evidence { text } } articles(first: 9) { totalCount nodes { slug } } sharedPassages(first: 9) { totalCount } changes { kind } }"

const QUERIES = [
  ...["crane", "crane-again", "garden", "new"].map((slug) => `{ article(by: { slug: "${slug}" }) { headline LINKS TEXT } }`),
  ...["crane", "garden"].map((slug) => `{ article(by: { slug: "${slug}" }) { SHARED } }`),
  ...["crane", "garden"].map((slug) => `{ article(by: { slug: "${slug}" }) { STORY } }`),
  '{ article(by: { slug: "crane" }) { statements(first: 5) { nodes { chain { description count } } } } }',
  '{ article(by: { slug: "crane" }) { sharedWith(first: 1) { totalCount } } }',
  '{ article(by: { slug: "crane" }) { publisher { name(locale: AR) } } }',
  "{ articles(first: 9) { totalCount nodes { slug } } }",
  '{ articles(filter: { search: "رافعة" }) { totalCount } }',
  '{ articles(filter: { search: "the" }) { totalCount } }',
  '{ articles(first: 9, filter: { topic: ["world"] }) { nodes { slug } } }',
  '{ search(query: "مرساوي", first: 9) { totalCount edges { node { __typename } } } }',
  '{ suggest(prefix: "فادي") { text } }',
  '{ person(by: { slug: "fadi-marsawi" }) { name(locale: AR) names { value } articles(first: 9) { totalCount edges { roles } } statements(first: 9) { totalCount } } }',
  '{ person(by: { slug: "nobody" }) { name(locale: AR) } }',
  "{ people(first: 20) { totalCount nodes { slug } } }",
  '{ people(first: 20, filter: { articlesSince: "2023-01-01T00:00:00Z" }) { totalCount nodes { slug } } }',
  '{ people(filter: { namePrefix: "فادي" }) { totalCount } }',
  "{ sources(first: 20) { totalCount nodes { slug name(locale: EN) } } }",
  '{ source(by: { slug: "paper" }) { published: articles(first: 9) { totalCount } statements(first: 9) { totalCount } } }',
  "{ topics(first: 20) { totalCount nodes { slug parent { slug } } } }",
  '{ topic(by: { slug: "world" }) { children { totalCount } } }',
  '{ topic(by: { slug: "world" }) { name(locale: AR) children(first: 9) { nodes { slug } } articles(first: 9) { totalCount } } }',
  "{ statements(first: 20) { totalCount nodes { evidence { text } chain { person { slug } } } } }",
  "{ stories(first: 20) { totalCount nodes { slug independentOrigins } } }",
  '{ stories(filter: { topic: ["sport"] }) { totalCount } }',
  "{ articleFacets { totalCount people(first: 5) { node { slug } count } topics(first: 9) { node { slug } count } publishers(first: 5) { node { slug } count } months(first: 9) { month count } } }",
].map((query) => query.replace("LINKS", LINKS).replace("TEXT", TEXT).replace("SHARED", SHARED).replace("STORY", STORY))

const ALL = [CRANE, CRANE_AGAIN, GARDEN]
const base = reports(...ALL)
const [world, region, city, sport] = base.topics
const renamed = {
  ...base.people.at(-1),
  names: [{ value: "شادي المرساوي", language: "ar", kind: "CANONICAL" }],
} as (typeof base.people)[number]
const curated = { slug: "together", title: { ar: "معاً" }, articles: ["garden", "crane"] }

const CHANGES: [string, Partial<Bundle>][] = [
  ["an article is added", { ...base, articles: [...ALL, CRANE_LATER] }],
  [
    "an article of another year is added",
    {
      ...base,
      articles: [
        ...ALL,
        {
          ...GARDEN,
          slug: "new",
          publishedAt: "2024-01-01T00:00:00Z",
          topics: ["world"],
          people: [{ person: "huda", role: "SUBJECT" }],
        },
      ],
    },
  ],
  ["a body changes", { ...base, articles: [{ ...CRANE, body: `${CRANE.body}\n\nThe end.` }, CRANE_AGAIN, GARDEN] }],
  ["a body loses what it shared", { ...base, articles: [{ ...CRANE, body: "وصلت رافعة." }, CRANE_AGAIN, GARDEN] }],
  [
    "a role changes",
    { ...base, articles: [{ ...CRANE, people: [{ person: "fadi-marsawi", role: "SUBJECT" }] }, CRANE_AGAIN, GARDEN] },
  ],
  [
    "a topic and a publisher change",
    { ...base, articles: [{ ...CRANE, topics: ["sport"], publisher: "agency" }, CRANE_AGAIN, GARDEN] },
  ],
  ["an article goes", { ...base, articles: [CRANE, GARDEN] }],
  ["all articles go", { ...base, articles: [] }],
  ["a person is renamed", { ...base, people: [...base.people.slice(0, -1), renamed] }],
  ["a person is added", { ...base, people: [...base.people, { ...renamed, slug: "nobody" }] }],
  [
    "a person goes",
    { ...base, people: base.people.slice(0, -1), articles: ALL.map((article) => ({ ...article, people: [] })) },
  ],
  [
    "a source is renamed",
    {
      ...base,
      sources: [{ ...base.sources[0], names: [{ value: "جريدة أخرى", language: "ar", kind: "CANONICAL" }] }, base.sources[1]],
    },
  ],
  ["a topic moves", { ...base, topics: [world, region, { ...city, parent: "sport" }, sport] as Bundle["topics"] }],
  ["a topic moves up", { ...base, topics: [world, { slug: region.slug, names: region.names }, city, sport] }],
  ["a topic is added", { ...base, topics: [...base.topics, { ...sport, slug: "games", parent: "world" }] }],
  [
    "a topic is renamed",
    {
      ...base,
      topics: [
        world,
        region,
        { ...city, names: [{ value: "القرية", language: "ar", kind: "CANONICAL" }] },
        sport,
      ] as Bundle["topics"],
    },
  ],
  ["a story is put together", { ...base, stories: [curated] }],
]

describeOnDatabases("an answer made before a change", "migrated", (use) => {
  let app: ReturnType<typeof appOver>
  beforeAll(async () => {
    app = appOver(use().database)
  })
  beforeEach(() => resetTo(use().database, base))

  /** The answers, with what they were made of. */
  const answers = () =>
    Promise.all(
      QUERIES.map(async (query) => {
        const { text, headers, errors } = await get(app, query)
        expect(errors, query).toEqual([])
        return { query, text, keys: (headers.get("surrogate-key") ?? "").split(" ") }
      }),
    )
  const headerKey = (key: string) => {
    const [type, id] = key.split(":") as [Parameters<typeof encodeNodeId>[0], string | undefined]
    return id === undefined ? key : encodeNodeId(type, id)
  }
  /** Queries whose answers are others now, with whether they would have been thrown away. */
  async function differences(before: Awaited<ReturnType<typeof answers>>, work: () => Promise<unknown>) {
    const touched = await touchedBy(use().database, work)
    const keys = new Set([...touched].map(headerKey))
    const after = await answers()
    const differing = before.filter(({ text }, index) => text !== after[index]?.text)
    const stale = differing.filter((answer) => !answer.keys.some((key) => keys.has(key))).map(({ query }) => query)
    return { after, differing: differing.length, stale }
  }

  /** The answers after the change before was taken back, with which the next one begins. */
  let asked: Awaited<ReturnType<typeof answers>> | undefined
  it.each(CHANGES)("goes when %s, and when that is taken back", async (_name, bundle) => {
    const before = asked ?? (await answers())
    asked = undefined
    const there = await differences(before, () => resetTo(use().database, bundle))
    expect(there.differing).toBeGreaterThan(0)
    expect(there.stale).toEqual([])
    const back = await differences(there.after, () => resetTo(use().database, base))
    expect(back.differing).toBeGreaterThan(0)
    expect(back.stale).toEqual([])
    asked = back.after
  })

  it("goes with what is annotated in batches", async () => {
    const { database } = use()
    await database.transaction((transaction) =>
      transaction.script("DELETE FROM statements; DELETE FROM shared_texts; DELETE FROM shared_passages; DELETE FROM stories"),
    )
    await enqueueEverything(database)
    const { differing, stale } = await differences(await answers(), () => annotatePending(database))
    expect(differing).toBeGreaterThan(6)
    expect(stale).toEqual([])
  })

  it("stays where the change is of something else", async () => {
    const before = await answers()
    const touched = await touchedBy(use().database, () =>
      writeContent(
        use().database,
        bundleReader(bundleFolder({ sources: [{ ...base.sources[0], homepage: "https://paper.example" }] })),
        {
          mode: "MERGE",
        },
      ),
    )
    expect(touched).toContain(`Source:${rowId("source", "paper")}`)
    const keys = new Set([...touched].map(headerKey))
    const people = before.find(({ query }) => query.startsWith("{ people(first: 20) {"))
    expect(people?.keys.some((key) => keys.has(key))).toBe(false)
  })
})
