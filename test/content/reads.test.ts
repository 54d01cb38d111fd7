import { expect, it } from "vitest"
import { everyField } from "../../src/content/every-field.ts"
import { createLoaders } from "../../src/content/loaders.ts"
import { Reads } from "../../src/content/reads.ts"
import { rowId } from "../../src/content/row-id.ts"
import { NO_PARENT } from "../../src/db/batching.ts"
import type { PageRequest } from "../../src/db/keyset.ts"
import { describeOnDatabases } from "../support/databases.ts"

// What each loader notes for the response cache, and for those that clear caches by keys: an answer from a loader that notes too little
// would stay after what it tells of has changed. A loader that is missing here fails.

const page: PageRequest = { limit: 3, backward: false, after: null, before: null }
const newest = { by: "published", direction: "DESC" } as const
const byName = { locale: "AR", direction: "ASC" } as const
const articles = { scope: { of: "all" }, filter: [] } as const
const since = { is: "articlesSince", since: "2020-01-01T00:00:00Z" } as const
const searched = [{ is: "search", text: "iraq" }] as const

const NOBODY = "1"
const biden = rowId("person", "joe-biden")
const iraq = rowId("topic", "iraq")
const results = { kinds: ["PERSON"], tiers: [], folded: "iraq", first: 3, after: null } as const

type Loaders = ReturnType<typeof createLoaders>
type Call = readonly [name: string, call: (loaders: Loaders) => unknown, lists: readonly string[], types?: readonly string[]]

const named = (list: "people" | "sources" | "topics", type: string): Call[] => [
  [`${list}.byId`, (of) => of[list].byId.load(NOBODY), [list]],
  [`${list}.bySlug`, (of) => of[list].bySlug.load("no-such-slug"), [list]],
  [`${list}.pages`, (of) => of[list].pages({ filter: [], order: byName, page }).load(NO_PARENT), [list], [type]],
  [
    `${list}.pages`,
    (of) => of[list].pages({ filter: [since], order: byName, page }).load(NO_PARENT),
    ["articles", list],
    [type],
  ],
  [`${list}.counts`, (of) => of[list].counts([]).load(NO_PARENT), [list]],
  [`${list}.counts`, (of) => of[list].counts([since]).load(NO_PARENT), ["articles", list]],
  [`${list}.names`, (of) => of[list].names.load(biden), []],
  [`${list}.externalIds`, (of) => of[list].externalIds.load(biden), []],
]

const CALLS: readonly Call[] = [
  ["articles.byId", (of) => of.articles.byId.load(NOBODY), ["articles"]],
  ["articles.bySlug", (of) => of.articles.bySlug.load("no-such-slug"), ["articles"]],
  ["articles.bodies", (of) => of.articles.bodies.load(NOBODY), ["articles"]],
  ["articles.openings", (of) => of.articles.openings(9).load(NOBODY), []],
  ["articles.externalIds", (of) => of.articles.externalIds.load(NOBODY), []],
  [
    "articles.pages",
    (of) => of.articles.pages({ ...articles, order: newest, page }).load(NO_PARENT),
    ["articles"],
    ["Article"],
  ],
  [
    "articles.pages",
    (of) => of.articles.pages({ ...articles, filter: searched, order: newest, page }).load(NO_PARENT),
    ["articles", "search"],
    ["Article"],
  ],
  [
    "articles.pages",
    (of) => of.articles.pages({ ...articles, order: { by: "changed", direction: "ASC" }, page }).load(NO_PARENT),
    ["articles"],
    ["Article"],
  ],
  [
    "articles.removedPages",
    (of) => of.articles.removedPages({ since: "2020-01-01T00:00:00Z", page }).load(NO_PARENT),
    ["articles"],
  ],
  ["articles.removedCounts", (of) => of.articles.removedCounts("2020-01-01T00:00:00Z").load(NO_PARENT), ["articles"]],
  ["articles.counts", (of) => of.articles.counts(articles).load(NO_PARENT), ["articles"]],
  ["articles.countOf", (of) => of.articles.countOf([]), ["articles"]],
  ["articles.rolesOfPerson", (of) => of.articles.rolesOfPerson.load(`${biden}:${NOBODY}`), []],
  [
    "facets.counts",
    (of) => of.facets.counts({ dimension: "topic", filter: searched, first: 3, role: null }),
    ["articles", "search"],
  ],
  ["mentions.ofArticle", (of) => of.mentions.ofArticle(NOBODY), []],
  ["passages.ofArticle", (of) => of.passages.ofArticle(NOBODY), ["articles"]],
  ["passages.byId", (of) => of.passages.byId("1.2"), ["articles"]],
  ["passages.containing", (of) => of.passages.containing({ articleId: NOBODY, start: 0, end: 1 }), ["articles"]],
  ["passages.textOf", (of) => of.passages.textOf({ articleId: NOBODY, start: 0, end: 1 }), ["articles"]],
  ["search.expansionsOf", (of) => of.search.expansionsOf("iraq"), ["search"]],
  ["search.tiersOf", (of) => of.search.tiersOf("iraq"), ["search"]],
  ["search.inFilter", (of) => of.search.inFilter([]), []],
  ["search.inFilter", (of) => of.search.inFilter(searched), ["search"]],
  ["search.results", async (of) => of.search.results({ ...results, tiers: await tiers(of) }), ["search"]],
  [
    "search.suggestions",
    (of) =>
      of.search.suggestions({
        kinds: ["PERSON"],
        folded: "iraq",
        words: [{ folded: "iraq", stems: ["iraq"], canonical: null }],
        first: 3,
      }),
    ["search"],
  ],
  ["search.count", async (of) => of.search.count({ ...results, tiers: await tiers(of) }), ["search"]],
  ...named("people", "Person"),
  ["people.ofArticles", (of) => of.people.ofArticles({ role: undefined, page }).loader.load(NOBODY), []],
  ["people.countsOfArticles", (of) => of.people.countsOfArticles({ role: undefined }).load(NOBODY), []],
  ["shared.articles", (of) => of.shared.articles(page).load(NOBODY), []],
  ["shared.counts", (of) => of.shared.counts.load(NOBODY), []],
  ["shared.passagesOfPair", (of) => of.shared.passagesOfPair.load("1:2"), []],
  ["shared.passagesOfStory", (of) => of.shared.passagesOfStory(page).load(NOBODY), []],
  ["shared.countsOfStory", (of) => of.shared.countsOfStory.load(NOBODY), []],
  ...named("sources", "Source"),
  ["sources.ofArticles", (of) => of.sources.ofArticles({ role: "CITED", page }).loader.load(NOBODY), []],
  ["sources.countsOfArticles", (of) => of.sources.countsOfArticles("CITED").load(NOBODY), []],
  ["sources.within", (of) => of.sources.within("a.publisher_id"), []],
  ["statements.byId", (of) => of.statements.byId.load(NOBODY), ["statements"]],
  [
    "statements.page",
    (of) => of.statements.page({ selection: { owners: null, filter: [] }, page }),
    ["statements"],
    ["Article"],
  ],
  ["statements.count", (of) => of.statements.count({ owners: null, filter: [] }), ["statements"]],
  ["statements.ofOwners", (of) => of.statements.ofOwners({ owner: { of: "article" }, page }).load(NOBODY), ["statements"]],
  ["statements.countsOfOwners", (of) => of.statements.countsOfOwners({ of: "article" }).load(NOBODY), ["statements"]],
  ["statements.ofArticles", (of) => of.statements.ofArticles(page).load(NOBODY), []],
  ["statements.countsOfArticles", (of) => of.statements.countsOfArticles.load(NOBODY), []],
  ["statements.chains", (of) => of.statements.chains.load(NOBODY), []],
  ["stories.byId", (of) => of.stories.byId.load(NOBODY), ["stories"]],
  ["stories.bySlug", (of) => of.stories.bySlug.load("no-such-slug"), ["stories"]],
  ["stories.ofArticle", (of) => of.stories.ofArticle.load(NOBODY), ["stories"]],
  ["stories.pages", (of) => of.stories.pages({ filter: [], page }).load(NO_PARENT), ["stories"], ["Story"]],
  ["stories.counts", (of) => of.stories.counts([]).load(NO_PARENT), ["stories"]],
  ["stories.changes", (of) => of.stories.changes.load(NOBODY), []],
  ...named("topics", "Topic"),
  ["topics.ofArticles", (of) => of.topics.ofArticles(page).loader.load(NOBODY), []],
  ["topics.countsOfArticles", (of) => of.topics.countsOfArticles.load(NOBODY), []],
  ["topics.children", (of) => of.topics.children(page).loader.load(iraq), ["topics"], ["Topic"]],
  ["topics.childCounts", (of) => of.topics.childCounts.load(iraq), ["topics"]],
]

async function tiers(of: Loaders) {
  const found = await of.search.tiersOf("iraq")
  if (!found) throw new Error("expected the word to be searched for")
  return found
}

describeOnDatabases("reads that loaders note", "seeded", (use) => {
  it.each(CALLS.map(([name, call, lists, types = []]) => ({ name, call, lists, types })))(
    "$name",
    async ({ call, lists, types }) => {
      const reads = new Reads()
      await call(createLoaders(use().database, everyField, reads))
      expect([...reads.lists].toSorted()).toEqual(lists)
      expect([...reads.rows.keys()]).toEqual(types)
    },
  )

  it("are nothing where loaders find by id and slug what is there", async () => {
    const reads = new Reads()
    const { people, topics } = createLoaders(use().database, everyField, reads)
    expect(await people.byId.load(biden)).toMatchObject({ slug: "joe-biden" })
    expect(await topics.bySlug.load("iraq")).toMatchObject({ id: iraq })
    expect([...reads.lists]).toEqual([])
    expect([...reads.rows]).toEqual([
      ["Person", new Set([biden])],
      ["Topic", new Set([iraq])],
    ])
  })
})

it("every loader is among them", () => {
  const of = createLoaders({ query: () => Promise.resolve([]) } as never, everyField)
  const all = Object.entries(of).flatMap(([kind, loaders]) => Object.keys(loaders).map((name) => `${kind}.${name}`))
  expect([...new Set(CALLS.map(([name]) => name))].toSorted()).toEqual(all.toSorted())
})
